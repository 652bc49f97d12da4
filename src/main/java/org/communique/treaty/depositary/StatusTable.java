package org.communique.treaty.depositary;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The depositary's table, as cells of text: from its XML, its page or a part of it, a copy of that by the clipboard, or CSV. */
sealed interface StatusTable {

    int MOST_BYTES = 2 * 1024 * 1024;
    int MOST_ROWS = 1_000;
    int MOST_CELLS = 20;

    record Unreadable(TableFault fault) implements StatusTable {}

    record Rows(List<TableRow> rows) implements StatusTable {}

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
            return markedUp(text.stripLeading(), content);
        }
        return columns(new TextTable(SeparatedTable.read(text), Set.of()));
    }

    private static StatusTable markedUp(String text, byte[] content) {
        var xml = MarkedUpTable.readXml(content);
        if (xml.isPresent()) {
            return columns(xml.get());
        }
        return text.startsWith("<?xml") ? new Unreadable(TableFault.BROKEN) : columns(MarkedUpTable.readPage(text));
    }

    /** Finds the row of headings, and takes the rows under it. */
    private static StatusTable columns(TextTable table) {
        var cells = table.rows();
        if (cells.size() > MOST_ROWS || cells.stream().anyMatch(row -> row.size() > MOST_CELLS)) {
            return new Unreadable(TableFault.TOO_LARGE);
        }
        for (int i = 0; i < cells.size(); i++) {
            var headings = TableHeadings.of(cells.get(i));
            if (headings.isUsable()) {
                return rows(table, i, headings);
            }
        }
        return new Unreadable(cells.isEmpty() ? TableFault.BROKEN : TableFault.COLUMNS_MISSING);
    }

    private static StatusTable rows(TextTable table, int headingRow, TableHeadings headings) {
        var cells = table.rows();
        var rows = new ArrayList<TableRow>();
        for (int i = headingRow; i < cells.size(); i++) {
            var row = cells.get(i);
            // A heading of a part of the table, or a note under it, stands alone in its row.
            if (table.merged().contains(i) && row.size() > 1) {
                return new Unreadable(TableFault.MERGED_CELLS);
            }
            if (i > headingRow && row.stream().anyMatch(cell -> !cell.isBlank())) {
                rows.add(headings.row(i + 1, row));
            }
        }
        return rows.isEmpty() ? new Unreadable(TableFault.NO_ROWS) : new Rows(rows);
    }
}
