package org.communique.treaty.depositary;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.communique.work.Budget;

/** Cells between tabs, semicolons or commas. */
final class SeparatedTable {

    private SeparatedTable() {}

    /** Empty if it is none. */
    static List<List<String>> read(String text) {
        var rows = new ArrayList<List<String>>();
        try (var parser = format(text).parse(new StringReader(text))) {
            for (var row : parser) {
                Budget.check();
                rows.add(row.toList());
                if (rows.size() > StatusTable.MOST_ROWS) {
                    break;
                }
            }
            return rows;
        } catch (IOException | UncheckedIOException | IllegalArgumentException | IllegalStateException e) {
            return List.of();
        }
    }

    /** What a page's table becomes on the clipboard has tabs and no quotes. */
    private static CSVFormat format(String text) {
        if (text.indexOf('\t') >= 0) {
            return CSVFormat.TDF
                    .builder()
                    .setQuote(null)
                    .setIgnoreEmptyLines(false)
                    .get();
        }
        var first = text.lines().findFirst().orElse("");
        return CSVFormat.RFC4180
                .builder()
                .setDelimiter(first.indexOf(';') >= 0 ? ';' : ',')
                .get();
    }
}
