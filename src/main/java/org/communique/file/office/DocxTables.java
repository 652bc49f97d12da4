package org.communique.file.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.communique.file.office.change.TrackedChanges;
import org.communique.file.office.part.DocxStyles;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.MarkSets;
import org.communique.text.document.InOneLine;
import org.communique.text.document.PlainText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Text;
import org.communique.text.document.TextLimits;
import org.communique.text.markdown.ImportLoss;

/** Reads tables of a WordprocessingML file. */
final class DocxTables {

    private final LossCollector lossCollector;
    private final SizeCounter sizeCounter;
    private final TrackedChanges trackedChanges;
    private final DocxRunReader inlines;
    private final DocxWrappers wrappers;
    private final boolean ours;
    private final Function<Element, List<Block>> blocks;

    /**
     * @param ours   whether a header is bold only if its words are
     * @param blocks what is in a cell
     */
    DocxTables(
            LossCollector lossCollector,
            SizeCounter sizeCounter,
            TrackedChanges trackedChanges,
            DocxRunReader inlines,
            DocxWrappers wrappers,
            boolean ours,
            Function<Element, List<Block>> blocks) {
        this.lossCollector = lossCollector;
        this.sizeCounter = sizeCounter;
        this.trackedChanges = trackedChanges;
        this.inlines = inlines;
        this.wrappers = wrappers;
        this.ours = ours;
        this.blocks = blocks;
    }

    /** None if a change takes all of them away. */
    List<Row> rows(Element table) {
        var rows = new ArrayList<Row>();
        for (var tr : wrappers.in(table, Set.of("tr"))) {
            sizeCounter.addBlock();
            var properties = Element.child(tr, "trPr");
            if (properties.filter(trackedChanges::leaveOutBy).isPresent()) {
                inlines.leaveOut(ImportLoss.Kind.TRACKED_CHANGE, tr);
            } else if (Element.child(properties.orElse(null), "hidden")
                    .filter(DocxStyles::isTrue)
                    .isPresent()) {
                inlines.leaveOut(ImportLoss.Kind.HIDDEN_TEXT, tr);
            } else {
                if (properties.filter(trackedChanges::keepBy).isPresent()) {
                    lossCollector.add(ImportLoss.Kind.TRACKED_CHANGE, tr.excerpt());
                }
                sizeCounter.addRow();
                rows.add(row(tr, rows.isEmpty() && isHeader(tr)));
            }
        }
        return isOfThisServer(table) ? rows : withBoldHeader(rows);
    }

    private Row row(Element tr, boolean header) {
        var cells = new ArrayList<Cell>();
        int before = Element.child(tr, "trPr")
                .flatMap(properties -> properties.child("gridBefore"))
                .map(columns -> columns.number("val", 0))
                .orElse(0);
        for (int i = 0; i < Math.min(before, TextLimits.COLUMNS); i++) {
            cells.add(new Cell(header, 1, 1, List.of()));
        }
        for (var tc : wrappers.in(tr, Set.of("tc"))) {
            sizeCounter.addBlock();
            if (Element.child(tc, "tcPr").filter(trackedChanges::leaveOutBy).isPresent()) {
                inlines.leaveOut(ImportLoss.Kind.TRACKED_CHANGE, tc);
            } else {
                cells.add(cell(tc, header));
            }
        }
        if (cells.size() > TextLimits.COLUMNS) {
            lossCollector.add(ImportLoss.Kind.TABLE_CELL, tr.excerpt());
        }
        return new Row(cells);
    }

    private static boolean isHeader(Element tr) {
        return Element.child(tr, "trPr")
                .flatMap(properties -> Element.child(properties, "tblHeader"))
                .isPresent();
    }

    private Cell cell(Element tc, boolean header) {
        var properties = Element.child(tc, "tcPr").orElse(null);
        int colspan = Element.child(properties, "gridSpan")
                .map(span -> span.number("val", 1))
                .orElse(1);
        if (properties != null && trackedChanges.keepBy(properties)) {
            lossCollector.add(ImportLoss.Kind.TRACKED_CHANGE, tc.excerpt());
        }
        boolean merged = Element.child(properties, "vMerge").isPresent();
        var content = blocks.apply(tc);
        if (colspan > 1 || merged || content.size() > 1) {
            lossCollector.add(ImportLoss.Kind.TABLE_CELL, tc.excerpt());
        }
        return new Cell(header, colspan, 1, content);
    }

    /** It says itself which row is the header, as a table that someone added to it does not. */
    private boolean isOfThisServer(Element table) {
        return ours
                && Element.child(table, "tblPr")
                        .flatMap(properties -> properties.child("tblStyle"))
                        .map(style -> style.attribute("val"))
                        .filter(style -> style.equals("Lines") || style.startsWith("Nested-"))
                        .isPresent();
    }

    /** Word seldom says which row is the header; people make it bold. */
    private List<Row> withBoldHeader(List<Row> rows) {
        if (rows.size() < 2
                || ours && rows.getFirst().cells().stream().anyMatch(Cell::header)
                || !hasWords(rows.getFirst())
                || !isBold(rows.getFirst())
                || isBold(rows.get(1))) {
            return rows;
        }
        var marked = new ArrayList<>(rows);
        marked.set(
                0,
                new Row(rows.getFirst().cells().stream()
                        .map(DocxTables::asHeader)
                        .toList()));
        return marked;
    }

    private static boolean hasWords(Row row) {
        return row.cells().stream()
                .anyMatch(
                        cell -> !PlainText.of(InOneLine.of(cell.content(), "")).isBlank());
    }

    private static boolean isBold(Row row) {
        return row.cells().stream()
                .flatMap(cell -> cell.content().stream())
                .allMatch(block -> block instanceof Paragraph(var content)
                        && content.stream()
                                .allMatch(inline -> inline instanceof Text(var text, var marks)
                                        && (text.isBlank() || marks.contains(new Bold()))));
    }

    private static Cell asHeader(Cell cell) {
        var plain = cell.content().stream()
                .map(block -> block instanceof Paragraph(var content)
                        ? new Paragraph(content.stream()
                                .map(inline -> inline instanceof Text(var text, var marks)
                                        ? new Text(text, MarkSets.without(marks, new Bold()))
                                        : inline)
                                .toList())
                        : block)
                .toList();
        return new Cell(true, cell.colspan(), cell.rowspan(), plain);
    }
}
