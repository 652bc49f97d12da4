package org.communique.coalition.importing;

import org.communique.text.format.ParsedCsv;

/** Any CSV is read or refused. */
public final class ParsedCsvFuzzer {

    private ParsedCsvFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        for (var kind : ImportKind.values()) {
            if (ParsedCsv.read(input, kind.columns()) instanceof ParsedCsv.Rows(var rows)) {
                rows.forEach(row -> kind.columns().forEach(row::get));
            }
        }
    }
}
