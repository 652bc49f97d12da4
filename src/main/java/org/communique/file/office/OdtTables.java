package org.communique.file.office;

import java.util.ArrayList;
import java.util.List;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.OdtStyles;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.TextLimits;
import org.communique.text.markdown.ImportLoss;
import org.communique.work.Budget;

/** Reads tables of an OpenDocument text. */
final class OdtTables {

    private static final int MOST_REPEATED = 1_000;

    private static final int MOST_EMPTY = 100;

    private final OdtReading reading;
    private final OdtStyles styles;

    OdtTables(OdtReading reading, OdtStyles styles) {
        this.reading = reading;
        this.styles = styles;
    }

    /** None if changes took all of them away. */
    List<Row> rows(Element table) {
        var rows = new ArrayList<Row>();
        rows(table, false, rows);
        return rows;
    }

    private void rows(Element parent, boolean header, List<Row> rows) {
        for (var element : parent.children()) {
            switch (element.name()) {
                case "table-header-rows" -> rows(element, true, rows);
                case "table-rows", "table-row-group" -> rows(element, header, rows);
                case "table-row" -> {
                    if (styles.isDeleted(element)) {
                        continue;
                    }
                    var before = reading.sizeCounter().copy();
                    reading.sizeCounter().addBlock();
                    reading.sizeCounter().addRow();
                    var row = row(element, header && rows.isEmpty());
                    repeat(element, "number-rows-repeated", row, rows, before);
                }
                default -> {}
            }
        }
    }

    /** Cells that a span covers are there too, as covered ones. */
    private Row row(Element row, boolean header) {
        var cells = new ArrayList<Cell>();
        for (var element : row.children()) {
            if (element.name().equals("table-cell") || element.name().equals("covered-table-cell")) {
                var before = reading.sizeCounter().copy();
                reading.sizeCounter().addBlock();
                var content = reading.blocks().apply(element, header ? OdtPlace.IN_HEADER : OdtPlace.IN_CELL);
                if (content.size() > 1
                        || content.stream().anyMatch(Table.class::isInstance)
                        || element.number("number-columns-spanned", 1) > 1) {
                    reading.lossCollector().add(ImportLoss.Kind.TABLE_CELL, element.excerpt());
                }
                repeat(element, "number-columns-repeated", new Cell(header, 1, 1, content), cells, before);
            }
        }
        if (cells.size() > TextLimits.COLUMNS) {
            reading.lossCollector().add(ImportLoss.Kind.TABLE_CELL, row.excerpt());
        }
        return new Row(cells);
    }

    /** Rows and columns without words are repeated up to the end of the sheet, and so not here. */
    private <T> void repeat(Element element, String attribute, T read, List<T> all, SizeCounter before) {
        int asked = Math.max(1, element.number(attribute, 1));
        int repeated = Math.min(asked, element.hasText() ? MOST_REPEATED : MOST_EMPTY);
        if (asked > repeated && element.hasText()) {
            reading.lossCollector().add(ImportLoss.Kind.TABLE_CELL, element.excerpt());
        }
        reading.sizeCounter().repeat(before, repeated - 1);
        for (int i = 0; i < repeated; i++) {
            Budget.check();
            all.add(read);
        }
    }
}
