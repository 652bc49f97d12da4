package org.communique.file.office.export;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.text.comparison.Comparison.Run;
import org.communique.text.document.PlainText;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.Text;
import org.communique.text.line.RevisionMark;
import org.communique.text.line.TrackedLine;
import org.communique.text.unicode.Direction;

/** Writes what stands around a text, and reports: titles, tables and what was compared. */
final class DocxFrameWriter {

    private final DocxBodyWriter body;
    private final Direction direction;

    /** @param direction of the whole */
    DocxFrameWriter(DocxBodyWriter body, Direction direction) {
        this.body = body;
        this.direction = direction;
    }

    /** On the side on which lines of the document begin, whatever its own direction is. */
    void styled(String style, String text) {
        aligned(style, List.of(Text.plain(text)));
    }

    void aligned(String style, List<Inline> content) {
        var own = Direction.ofFirstLetter(PlainText.of(content)).orElse(direction);
        body.paragraph(
                style, own == direction ? "" : "<w:jc w:val=\"right\"/>", RevisionMark.NONE, own, plain(content));
    }

    private static List<CommentAnchors.Part> plain(List<Inline> content) {
        return content.stream()
                .<CommentAnchors.Part>map(inline ->
                        new CommentAnchors.Run(new TrackedLine.TrackedRun(inline, RevisionMark.NONE, List.of())))
                .toList();
    }

    void signatories(List<DocxWriter.Signatory> signatories, String reservation) {
        body.openTable("Signatories", "<w:gridCol/>".repeat(2), direction);
        for (var signatory : signatories) {
            body.xml().append("<w:tr>");
            body.xml().append(DocxBodyWriter.CELL);
            styled("TableText", signatory.organisation());
            if (signatory.reservation() != null) {
                aligned(
                        "TableText",
                        List.of(
                                new Text(reservation + ": ", Set.of(new Italic())),
                                Text.plain(signatory.reservation())));
            }
            body.xml().append("</w:tc>");
            body.xml().append(DocxBodyWriter.CELL);
            styled("TableText", signatory.country());
            body.xml().append("</w:tc>");
            body.xml().append("</w:tr>");
        }
        body.closeTable();
    }

    /**
     * @param widths of the columns, in percent of the page's
     * @param rows   each with a cell for each column, of what is kept, inserted and deleted
     */
    void table(List<String> header, List<Integer> widths, List<List<List<Run>>> rows) {
        body.openTable(
                widths.stream()
                        .map(width -> "<w:gridCol w:w=\"%d\"/>".formatted(width * DocxParts.LANDSCAPE_WIDTH / 100))
                        .collect(Collectors.joining()),
                direction);
        body.xml().append("<w:tr><w:trPr><w:tblHeader/></w:trPr>");
        for (int column = 0; column < header.size(); column++) {
            openCell(widths.get(column));
            styled("TableHeading", header.get(column));
            body.xml().append("</w:tc>");
        }
        body.xml().append("</w:tr>");
        for (var row : rows) {
            body.xml().append("<w:tr>");
            for (int column = 0; column < row.size(); column++) {
                openCell(widths.get(column));
                compared(row.get(column));
                body.xml().append("</w:tc>");
            }
            body.xml().append("</w:tr>");
        }
        body.closeTable();
    }

    /** @param width in percent */
    private void openCell(int width) {
        body.xml()
                .append("<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/></w:tcPr>"
                        .formatted(width * DocxParts.LANDSCAPE_WIDTH / 100));
    }

    private void compared(List<Run> content) {
        var own = Direction.ofFirstLetter(
                        PlainText.of(content.stream().map(Run::inline).toList()))
                .orElse(direction);
        var side = own == direction ? "" : "<w:jc w:val=\"right\"/>";
        body.xml()
                .append("<w:p><w:pPr><w:pStyle w:val=\"TableText\"/>")
                .append(own.isRightToLeft() ? "<w:bidi/>" : "")
                .append(side)
                .append("</w:pPr>")
                .append(body.runs().compared(content, own))
                .append("</w:p>");
    }
}
