package org.communique.coalition;

/** Any CSV is read or refused. */
public final class TableFuzzer {

    private TableFuzzer() {}

    /** Called by Jazzer. */
    public static void fuzzerTestOneInput(byte[] input) {
        for (var kind : ImportKind.values()) {
            if (Table.read(input, kind.columns()) instanceof Table.Rows(var rows)) {
                rows.forEach(row -> kind.columns().forEach(row::get));
            }
        }
    }
}
