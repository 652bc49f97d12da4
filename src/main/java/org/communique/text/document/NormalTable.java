package org.communique.text.document;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Table;
import org.communique.work.Budget;
import org.jspecify.annotations.Nullable;

/**
 * A table as a plain grid: spans become empty cells, several blocks in a cell become one line with " / " between them, and
 * the first
 * row is a header if any of its cells was one. Cells beyond the greatest number of columns are added to the last column.
 */
public final class NormalTable {

    /** Wider than any readable table. It also bounds one colspan. */
    public static final int MAX_COLUMNS = 100;

    private NormalTable() {}

    /** Null if there is nothing in it. */
    static @Nullable Table of(Table table) {
        var grid = new ArrayList<List<@Nullable Cell>>();
        for (var _ : table.rows()) {
            grid.add(new ArrayList<>());
        }
        for (int r = 0; r < grid.size(); r++) {
            for (var cell : table.rows().get(r).cells()) {
                place(cell, grid, r);
            }
        }
        int columns = grid.stream().mapToInt(List::size).max().orElse(0);
        if (columns == 0) {
            return null;
        }
        boolean header = table.rows().getFirst().cells().stream().anyMatch(Cell::header);
        var rows = new ArrayList<Row>();
        for (int r = 0; r < grid.size(); r++) {
            rows.add(row(grid.get(r), columns, header && r == 0));
        }
        if (header
                && rows.getFirst().cells().stream()
                        .allMatch(cell -> cell.content().isEmpty())) {
            rows.removeFirst();
            if (rows.isEmpty()) {
                return null;
            }
        }
        return new Table(rows);
    }

    private static void place(Cell cell, List<List<@Nullable Cell>> grid, int r) {
        var row = grid.get(r);
        int column = row.indexOf(null);
        if (column < 0) {
            column = row.size();
        }
        if (column >= MAX_COLUMNS) {
            row.set(MAX_COLUMNS - 1, joined(row.getLast(), cell));
            return;
        }
        int width = Math.clamp(cell.colspan(), 1, MAX_COLUMNS - column);
        int height = Math.clamp(cell.rowspan(), 1, grid.size() - r);
        for (int y = r; y < r + height; y++) {
            Budget.check();
            for (int x = column; x < column + width; x++) {
                var value = y == r && x == column ? cell : new Cell(false, 1, 1, List.of());
                set(grid.get(y), x, value);
            }
        }
    }

    private static Cell joined(@Nullable Cell last, Cell next) {
        if (last == null) {
            return next;
        }
        var content = new ArrayList<>(last.content());
        content.addAll(next.content());
        return new Cell(last.header(), 1, 1, content);
    }

    private static void set(List<@Nullable Cell> row, int x, Cell cell) {
        while (row.size() <= x) {
            row.add(null);
        }
        row.set(x, cell);
    }

    private static Row row(List<@Nullable Cell> cells, int columns, boolean header) {
        var row = new ArrayList<Cell>();
        for (int x = 0; x < columns; x++) {
            Budget.check();
            var cell = x < cells.size() ? cells.get(x) : null;
            var line = cell == null ? List.<Inline>of() : NormalInlines.onOneLine(InOneLine.of(cell.content(), " / "));
            row.add(new Cell(header, 1, 1, line.isEmpty() ? List.of() : List.of(new Paragraph(line))));
        }
        return new Row(row);
    }
}
