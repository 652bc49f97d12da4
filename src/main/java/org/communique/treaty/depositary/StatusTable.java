package org.communique.treaty.depositary;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.communique.text.format.SafeXmlReader;
import org.communique.work.Budget;

/** The depositary's table, as cells of text: from its XML, its page or a part of it, a copy of that by the clipboard, or CSV. */
sealed interface StatusTable {

    int MOST_BYTES = 2 * 1024 * 1024;
    int MOST_ROWS = 1_000;
    int MOST_CELLS = 20;

    record Unreadable(TableFault fault) implements StatusTable {}

    /** @param rows in their order, each with the number of its line or row from 1 */
    record Rows(List<TableRow> rows) implements StatusTable {}

    /** Of one participant; a column that the table does not have is empty. */
    record TableRow(int line, String participant, String signature, String consent, String withdrawal) {}

    static StatusTable read(byte[] content) {
        if (content.length > MOST_BYTES) {
            return new Unreadable(TableFault.TOO_LARGE);
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
        } catch (CharacterCodingException e) {
            return new Unreadable(TableFault.NOT_UTF8);
        }
        text = text.startsWith("\ufeff") ? text.substring(1) : text;
        if (text.stripLeading().startsWith("<")) {
            return text.stripLeading().startsWith("<?xml") && !isWellFormed(content)
                    ? new Unreadable(TableFault.BROKEN)
                    : columns(MarkedUpTable.read(text));
        }
        return columns(SeparatedTable.read(text));
    }

    private static boolean isWellFormed(byte[] content) {
        try {
            var reader = SafeXmlReader.read(content);
            while (reader.hasNext()) {
                Budget.check();
                reader.next();
            }
            return true;
        } catch (XMLStreamException | RuntimeException e) {
            return false;
        }
    }

    /** Finds the row of headings, and takes the rows under it. */
    private static StatusTable columns(List<List<String>> cells) {
        if (cells.size() > MOST_ROWS || cells.stream().anyMatch(row -> row.size() > MOST_CELLS)) {
            return new Unreadable(TableFault.TOO_LARGE);
        }
        for (int i = 0; i < cells.size(); i++) {
            var headings = Headings.of(cells.get(i));
            if (headings.isUsable()) {
                return rows(cells, i, headings);
            }
        }
        return new Unreadable(cells.isEmpty() ? TableFault.BROKEN : TableFault.COLUMNS_MISSING);
    }

    private static StatusTable rows(List<List<String>> cells, int headingRow, Headings headings) {
        var rows = new ArrayList<TableRow>();
        for (int i = headingRow + 1; i < cells.size(); i++) {
            var row = cells.get(i);
            if (row.stream().anyMatch(cell -> !cell.isBlank())) {
                rows.add(new TableRow(
                        i + 1,
                        cell(row, headings.participant()),
                        cell(row, headings.signature()),
                        cell(row, headings.consent()),
                        cell(row, headings.withdrawal())));
            }
        }
        return rows.isEmpty() ? new Unreadable(TableFault.NO_ROWS) : new Rows(rows);
    }

    private static String cell(List<String> row, int column) {
        return column < 0 || column >= row.size() ? "" : row.get(column).strip();
    }

    /** Which column is which; -1 for one that is not there. */
    record Headings(int participant, int signature, int consent, int withdrawal) {

        static Headings of(List<String> row) {
            return new Headings(
                    find(row, "participant", "state", "country"),
                    find(row, "signature"),
                    find(row, "ratification", "accession", "acceptance", "consent"),
                    find(row, "withdrawal", "denunciation"));
        }

        private static int find(List<String> row, String... words) {
            for (int i = 0; i < row.size(); i++) {
                var heading = row.get(i).strip().toLowerCase(Locale.ROOT);
                for (var word : words) {
                    if (heading.startsWith(word)) {
                        return i;
                    }
                }
            }
            return -1;
        }

        boolean isUsable() {
            return participant >= 0 && consent >= 0;
        }
    }
}
