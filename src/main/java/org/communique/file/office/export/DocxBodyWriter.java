package org.communique.file.office.export;

import java.util.List;
import java.util.stream.Stream;
import org.communique.file.office.export.CommentAnchors.Mark;
import org.communique.file.office.export.CommentAnchors.Part;
import org.communique.file.office.export.DocxParts.Page;
import org.communique.text.document.PlainText;
import org.communique.text.line.LineShape;
import org.communique.text.line.LineShape.Numbering;
import org.communique.text.line.RevisionMark;
import org.communique.text.line.TrackedLine.Grid;
import org.communique.text.line.TrackedLine.TrackedRun;
import org.communique.text.line.TrackedLine.Words;
import org.communique.text.line.TrackedLines;
import org.communique.text.unicode.Direction;

/** The main part of a file, with the lists and footnotes that it makes. */
final class DocxBodyWriter {

    /** Sides of borders, unlike those of indents, stay where they are in lines from the right. */
    private static final String QUOTE_FROM_THE_RIGHT = "<w:pBdr><w:left w:val=\"nil\"/><w:right w:val=\"single\""
            + " w:sz=\"12\" w:space=\"10\" w:color=\"B9C1C9\"/></w:pBdr>";

    static final String CELL = "<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr>";

    /** Runs of a table in which its first letter is looked for. */
    private static final int MOST_LEADING = 1_000;

    private final StringBuilder xml = new StringBuilder();
    private final Direction direction;
    private final DocxRevisions revisions;
    private final DocxComments comments;
    private final CommentAnchors anchors;
    private final DocxRunWriter runs;
    private final DocxNesting nesting = new DocxNesting();
    private final DocxLists lists = new DocxLists();

    DocxBodyWriter(Direction direction) {
        this(direction, List.of(), FileComments.NONE);
    }

    /** @param revisers of the steps of the text */
    DocxBodyWriter(Direction direction, List<Reviser> revisers, FileComments comments) {
        this.direction = direction;
        this.revisions = new DocxRevisions(revisers);
        this.comments = new DocxComments(comments.threads());
        this.anchors = new CommentAnchors(comments);
        this.runs = new DocxRunWriter(direction, revisions, this.comments);
    }

    /** A file has one text. */
    void add(TrackedLines text) {
        lists.add(text.starts());
        for (var line : text.all()) {
            switch (line) {
                case Words words -> line(words);
                case Grid grid -> table(grid);
            }
        }
        var lost = anchors.lost();
        if (!lost.isEmpty()) {
            paragraph(
                    "Small",
                    "",
                    RevisionMark.NONE,
                    direction,
                    lost.stream()
                            .flatMap(thread -> Stream.<Part>of(new Mark(thread, true), new Mark(thread, false)))
                            .toList());
        }
    }

    private void line(Words line) {
        var shape = line.shape();
        var content = anchors.next(line);
        var own = direction(line.runs());
        if (!DocxNesting.isUsual(shape)) {
            var numbering = shape.numbering() == null ? "" : properties(shape);
            paragraph(nesting.paragraph(shape), numbering, line.revision(), own, content);
            return;
        }
        switch (shape.kind()) {
            case BODY -> {
                if (shape.lists() > 0 && shape.numbering() == null) {
                    var style = "ListContinue" + Math.min(shape.lists(), DocxLists.DEEPEST + 1);
                    paragraph(style, "", line.revision(), own, content);
                } else {
                    paragraph("", properties(shape), line.revision(), own, content);
                }
            }
            case HEADING -> paragraph("Heading" + shape.heading(), properties(shape), line.revision(), own, content);
            case QUOTE -> paragraph("Quote", properties(shape), line.revision(), own, content);
            case RULE -> paragraph("Rule", "", line.revision(), own, content);
        }
    }

    private String properties(LineShape shape) {
        if (shape.numbering() instanceof Numbering item) {
            return lists.item(item);
        }
        return shape.lists() == 0 ? "" : "<w:ind w:left=\"%d\"/>".formatted(shape.lists() * DocxLists.INDENT);
    }

    void paragraph(String style, String properties, RevisionMark revision, Direction own, List<Part> content) {
        xml.append("<w:p><w:pPr>");
        if (!style.isEmpty()) {
            xml.append("<w:pStyle w:val=\"").append(style).append("\"/>");
        }
        boolean afterBidi = !properties.startsWith("<w:numPr");
        if (!afterBidi) {
            xml.append(properties);
        }
        if (own.isRightToLeft()) {
            xml.append(style.equals("Quote") ? QUOTE_FROM_THE_RIGHT : "").append("<w:bidi/>");
        }
        if (afterBidi) {
            xml.append(properties);
        }
        xml.append(revisions.paragraph(revision)).append("</w:pPr>");
        xml.append(runs.of(content, own)).append("</w:p>");
    }

    private Direction direction(List<TrackedRun> content) {
        return Direction.ofFirstLetter(
                        PlainText.of(content.stream().map(TrackedRun::inline).toList()))
                .orElse(direction);
    }

    private void table(Grid table) {
        var columns = "<w:gridCol/>".repeat(table.rows().getFirst().cells().size());
        boolean isNested = !table.nesting().isEmpty();
        openTable(isNested ? nesting.table(table.nesting()) : "Lines", columns, direction(letters(table)));
        for (var row : table.rows()) {
            var properties = (row.header() ? "<w:tblHeader/>" : "") + revisions.mark(row.revision());
            xml.append("<w:tr>").append(properties.isEmpty() ? "" : "<w:trPr>" + properties + "</w:trPr>");
            var cells = anchors.next(row);
            for (int column = 0; column < cells.size(); column++) {
                xml.append(CELL);
                paragraph(
                        row.header() ? "TableHeading" : "TableText",
                        "",
                        row.revision(),
                        direction(row.cells().get(column)),
                        cells.get(column));
                xml.append("</w:tc>");
            }
            xml.append("</w:tr>");
        }
        closeTable(isNested ? nesting.body(table.nesting()) : "Small", table.revision());
    }

    private static List<TrackedRun> letters(Grid table) {
        return table.rows().stream()
                .flatMap(row -> row.cells().stream())
                .flatMap(List::stream)
                .limit(MOST_LEADING)
                .toList();
    }

    void openTable(String columns, Direction ofTable) {
        openTable("Lines", columns, ofTable);
    }

    void openTable(String style, String columns, Direction ofTable) {
        xml.append("<w:tbl><w:tblPr><w:tblStyle w:val=\"")
                .append(style)
                .append("\"/>")
                .append(ofTable.isRightToLeft() ? "<w:bidiVisual/>" : "")
                .append("<w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid>")
                .append(columns)
                .append("</w:tblGrid>");
    }

    void closeTable() {
        closeTable("Small", RevisionMark.NONE);
    }

    /** Two tables in a row would run together, and a cell must not end with one. */
    private void closeTable(String style, RevisionMark revision) {
        xml.append("</w:tbl>");
        paragraph(style, "", revision, direction, List.of());
    }

    String document(Page page) {
        return DocxParts.document(xml, direction, page);
    }

    String footnotes() {
        return DocxParts.footnotes(runs.notes());
    }

    String numbering() {
        return lists.part();
    }

    /** Of this text alone. */
    String styles() {
        return nesting.styles();
    }

    StringBuilder xml() {
        return xml;
    }

    DocxRunWriter runs() {
        return runs;
    }

    DocxComments comments() {
        return comments;
    }

    DocxRelationshipWriter links() {
        return runs.links();
    }

    DocxRelationshipWriter noteLinks() {
        return runs.noteLinks();
    }
}
