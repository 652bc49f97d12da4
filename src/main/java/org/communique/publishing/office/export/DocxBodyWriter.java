package org.communique.publishing.office.export;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.publishing.office.export.DocxParts.Page;
import org.communique.text.comparison.Comparison.Run;
import org.communique.text.document.LeadingText;
import org.communique.text.document.PlainText;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.BulletList;
import org.communique.text.document.RichText.Cell;
import org.communique.text.document.RichText.Heading;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.ListItem;
import org.communique.text.document.RichText.OrderedList;
import org.communique.text.document.RichText.Paragraph;
import org.communique.text.document.RichText.Quote;
import org.communique.text.document.RichText.Row;
import org.communique.text.document.RichText.Rule;
import org.communique.text.document.RichText.Table;
import org.communique.text.document.RichText.Text;
import org.communique.text.markdown.CanonicalText;
import org.communique.text.unicode.Direction;

/** The main part of a file, with the lists and footnotes that it makes. */
final class DocxBodyWriter {

    static final int DEEPEST_LIST = 8;

    static final int LIST_INDENT = 425;

    /** Sides of borders, unlike those of indents, stay where they are in lines from the right. */
    private static final String QUOTE_FROM_THE_RIGHT = "<w:pBdr><w:left w:val=\"nil\"/><w:right w:val=\"single\""
            + " w:sz=\"12\" w:space=\"10\" w:color=\"B9C1C9\"/></w:pBdr>";

    private static final String CELL = "<w:tc><w:tcPr><w:tcW w:w=\"0\" w:type=\"auto\"/></w:tcPr>";

    private final StringBuilder xml = new StringBuilder();
    private final Direction direction;
    private final DocxRunWriter runs;
    private final List<Integer> orderedStarts = new ArrayList<>();

    DocxBodyWriter(Direction direction) {
        this.direction = direction;
        this.runs = new DocxRunWriter(direction);
    }

    /**
     * Where a paragraph is.
     *
     * @param numbering the list properties of the next paragraph, which only the first of an item has; or empty
     */
    private record Place(String style, int lists, String numbering) {

        Place numbered(String properties) {
            return new Place(style, lists + 1, properties);
        }

        Place continued() {
            return new Place(style, lists, "");
        }
    }

    void add(RichText text) {
        blocks(CanonicalText.normal(text).blocks(), new Place("", 0, ""));
    }

    /** On the side on which lines of the document begin, whatever its own direction is. */
    void styled(String style, String text) {
        aligned(style, List.of(Text.plain(text)));
    }

    void aligned(String style, List<Inline> content) {
        var own = Direction.ofFirstLetter(PlainText.of(content)).orElse(direction);
        paragraph(style, own == direction ? "" : "<w:jc w:val=\"right\"/>", content);
    }

    void signatories(List<DocxWriter.Signatory> signatories, String reservation) {
        openTable(2, direction);
        for (var signatory : signatories) {
            xml.append("<w:tr>");
            xml.append(CELL);
            styled("TableText", signatory.organisation());
            if (signatory.reservation() != null) {
                aligned(
                        "TableText",
                        List.of(
                                new Text(reservation + ": ", Set.of(new Italic())),
                                Text.plain(signatory.reservation())));
            }
            xml.append("</w:tc>");
            xml.append(CELL);
            styled("TableText", signatory.country());
            xml.append("</w:tc>");
            xml.append("</w:tr>");
        }
        closeTable();
    }

    /**
     * @param widths of the columns, in percent of the page's
     * @param rows   each with a cell for each column, of what is kept, inserted and deleted
     */
    void table(List<String> header, List<Integer> widths, List<List<List<Run>>> rows) {
        openTable(
                widths.stream()
                        .map(width -> "<w:gridCol w:w=\"%d\"/>".formatted(width * DocxParts.LANDSCAPE_WIDTH / 100))
                        .collect(Collectors.joining()),
                direction);
        xml.append("<w:tr><w:trPr><w:tblHeader/></w:trPr>");
        for (int column = 0; column < header.size(); column++) {
            openCell(widths.get(column));
            styled("TableHeading", header.get(column));
            xml.append("</w:tc>");
        }
        xml.append("</w:tr>");
        for (var row : rows) {
            xml.append("<w:tr>");
            for (int column = 0; column < row.size(); column++) {
                openCell(widths.get(column));
                compared(row.get(column));
                xml.append("</w:tc>");
            }
            xml.append("</w:tr>");
        }
        closeTable();
    }

    /** @param width in percent */
    private void openCell(int width) {
        xml.append("<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>"
                .formatted(width * DocxParts.LANDSCAPE_WIDTH / 100));
    }

    private void compared(List<Run> content) {
        var own = Direction.ofFirstLetter(
                        PlainText.of(content.stream().map(Run::inline).toList()))
                .orElse(direction);
        var side = own == direction ? "" : "<w:jc w:val=\"right\"/>";
        xml.append("<w:p><w:pPr><w:pStyle w:val=\"TableText\"/>")
                .append(own.isRightToLeft() ? "<w:bidi/>" : "")
                .append(side)
                .append("</w:pPr>")
                .append(runs.compared(content, own))
                .append("</w:p>");
    }

    private void blocks(List<Block> blocks, Place place) {
        var here = place;
        for (var block : blocks) {
            block(block, here);
            here = here.continued();
        }
    }

    private void block(Block block, Place place) {
        switch (block) {
            case Paragraph(var content) -> {
                if (place.style().isEmpty()
                        && place.lists() > 0
                        && place.numbering().isEmpty()) {
                    paragraph("ListContinue" + Math.min(place.lists(), DEEPEST_LIST + 1), "", content);
                } else {
                    paragraph(place.style(), properties(place), content);
                }
            }
            case Heading(var level, var content) -> paragraph("Heading" + level, properties(place), content);
            case BulletList(var items) -> items(items, place, 1);
            case OrderedList(var start, var items) -> {
                orderedStarts.add(start);
                items(items, place, orderedStarts.size() + 1);
            }
            case Quote(var content) -> blocks(content, new Place("Quote", place.lists(), place.numbering()));
            case Table(var rows) -> table(rows);
            case Rule() -> paragraph("Rule", "", List.of());
        }
    }

    private void items(List<ListItem> items, Place place, int list) {
        int level = Math.min(place.lists(), DEEPEST_LIST);
        var properties = "<w:numPr><w:ilvl w:val=\"%d\"/><w:numId w:val=\"%d\"/></w:numPr>".formatted(level, list);
        for (var item : items) {
            var numbered = place.numbered(properties);
            if (item.content().isEmpty() || !(item.content().getFirst() instanceof Paragraph)) {
                paragraph(place.style(), properties, List.of());
                blocks(item.content(), numbered.continued());
            } else {
                blocks(item.content(), numbered);
            }
        }
    }

    private static String properties(Place place) {
        return !place.numbering().isEmpty() || place.lists() == 0
                ? place.numbering()
                : "<w:ind w:left=\"%d\"/>".formatted(place.lists() * LIST_INDENT);
    }

    private void paragraph(String style, String properties, List<Inline> content) {
        xml.append("<w:p><w:pPr>");
        if (!style.isEmpty()) {
            xml.append("<w:pStyle w:val=\"").append(style).append("\"/>");
        }
        var own = Direction.ofFirstLetter(PlainText.of(content)).orElse(direction);
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
        xml.append("</w:pPr>").append(runs.of(content, own)).append("</w:p>");
    }

    private void table(List<Row> rows) {
        openTable(
                rows.getFirst().cells().size(),
                Direction.ofFirstLetter(LeadingText.ofRows(rows)).orElse(direction));
        for (var row : rows) {
            boolean header = row.cells().getFirst().header();
            xml.append("<w:tr>").append(header ? "<w:trPr><w:tblHeader/></w:trPr>" : "");
            for (Cell cell : row.cells()) {
                var content = !cell.content().isEmpty() && cell.content().getFirst() instanceof Paragraph(var inlines)
                        ? inlines
                        : List.<Inline>of();
                cell(content, header);
            }
            xml.append("</w:tr>");
        }
        closeTable();
    }

    private void openTable(int columns, Direction ofTable) {
        openTable("<w:gridCol/>".repeat(columns), ofTable);
    }

    private void openTable(String columns, Direction ofTable) {
        xml.append("<w:tbl><w:tblPr><w:tblStyle w:val=\"Lines\"/>")
                .append(ofTable.isRightToLeft() ? "<w:bidiVisual/>" : "")
                .append("<w:tblW w:w=\"5000\" w:type=\"pct\"/></w:tblPr><w:tblGrid>")
                .append(columns)
                .append("</w:tblGrid>");
    }

    private void cell(List<Inline> content, boolean header) {
        xml.append(CELL);
        paragraph(header ? "TableHeading" : "TableText", "", content);
        xml.append("</w:tc>");
    }

    /** Two tables in a row would run together, and a cell must not end with one. */
    private void closeTable() {
        xml.append("</w:tbl>");
        paragraph("Small", "", List.of());
    }

    String document(Page page) {
        return DocxParts.document(xml, direction, page);
    }

    String footnotes() {
        return DocxParts.footnotes(runs.notes());
    }

    String numbering() {
        return DocxParts.numbering(orderedStarts);
    }

    DocxRelationshipWriter links() {
        return runs.links();
    }

    DocxRelationshipWriter noteLinks() {
        return runs.noteLinks();
    }
}
