package org.communique.publishing.office.export;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.text.comparison.Comparison;
import org.communique.text.comparison.Comparison.Change;
import org.communique.text.document.PlainText;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.Mark;
import org.communique.text.document.RichText.Text;
import org.communique.text.format.Html;
import org.communique.text.unicode.Direction;
import org.communique.text.unicode.DirectionalRuns;
import org.communique.text.unicode.DirectionalRuns.Run;

/** Writes the content of paragraphs, collecting footnotes and links. */
final class DocxRunWriter {

    private final DocxRelationshipWriter links = new DocxRelationshipWriter();
    private final DocxRelationshipWriter noteLinks = new DocxRelationshipWriter();
    private final StringBuilder notes = new StringBuilder();
    private final Direction fallback;
    private int noteCount;

    private record Piece(String text, Direction direction) {}

    DocxRunWriter(Direction fallback) {
        this.fallback = fallback;
    }

    String of(List<Inline> content, Direction direction) {
        return of(content, direction, links);
    }

    /** Inserted words are bold and underlined, deleted ones are struck through. */
    String compared(List<Comparison.Run> content, Direction direction) {
        return compared(content, direction, links);
    }

    private String of(List<Inline> content, Direction direction, DocxRelationshipWriter targets) {
        return compared(
                content.stream()
                        .map(inline -> new Comparison.Run(Change.KEPT, inline, null))
                        .toList(),
                direction,
                targets);
    }

    private String compared(List<Comparison.Run> content, Direction direction, DocxRelationshipWriter targets) {
        var xml = new StringBuilder();
        var runs = DirectionalRuns.of(
                PlainText.of(content.stream().map(Comparison.Run::inline).toList()), direction);
        int start = 0;
        int first = 0;
        for (var each : content) {
            switch (each.inline()) {
                case Text(var text, var marks) -> {
                    while (first < runs.size() && runs.get(first).end() <= start) {
                        first++;
                    }
                    var pieces = pieces(runs.subList(first, runs.size()), start, text);
                    xml.append(linked(pieces, marks, each.change(), targets));
                    start += text.length();
                }
                case LineBreak() -> {
                    xml.append("<w:r><w:br/></w:r>");
                    start++;
                }
                case Footnote(var note) -> xml.append(note(note));
            }
        }
        return xml.toString();
    }

    /** Word orders brackets, and what else stands between letters, by what it is told of each run and not by the letters in it. */
    private static List<Piece> pieces(List<Run> fromHere, int start, String text) {
        int end = start + text.length();
        return fromHere.stream()
                .takeWhile(run -> run.start() < end)
                .map(run -> new Piece(
                        text.substring(Math.max(run.start(), start) - start, Math.min(run.end(), end) - start),
                        run.direction()))
                .toList();
    }

    private static String linked(List<Piece> pieces, Set<Mark> marks, Change change, DocxRelationshipWriter targets) {
        var run = pieces.stream().map(piece -> run(piece, marks, change)).collect(Collectors.joining());
        for (var mark : marks) {
            if (mark instanceof Link(var href)) {
                return "<w:hyperlink r:id=\"" + targets.id(href) + "\">" + run + "</w:hyperlink>";
            }
        }
        return run;
    }

    /** Properties in the order of the schema. */
    private static String run(Piece piece, Set<Mark> marks, Change change) {
        var properties = new StringBuilder();
        if (marks.stream().anyMatch(Link.class::isInstance)) {
            properties.append("<w:rStyle w:val=\"Hyperlink\"/>");
        }
        if (marks.contains(new Bold()) || change == Change.INSERTED) {
            properties.append("<w:b/><w:bCs/>");
        }
        if (marks.contains(new Italic())) {
            properties.append("<w:i/><w:iCs/>");
        }
        properties.append(
                switch (change) {
                    case INSERTED -> "<w:u w:val=\"single\"/>";
                    case DELETED -> "<w:strike/>";
                    case RESTYLED -> "<w:u w:val=\"dotted\"/>";
                    case KEPT -> "";
                });
        if (piece.direction().isRightToLeft()) {
            properties.append("<w:rtl/>");
        }
        return "<w:r>" + (properties.isEmpty() ? "" : "<w:rPr>" + properties + "</w:rPr>")
                + "<w:t xml:space=\"preserve\">" + Html.escape(piece.text()) + "</w:t></w:r>";
    }

    /** Ids 0 and 1 are those of the separators. */
    private String note(List<Inline> content) {
        int id = ++noteCount + 1;
        var direction = Direction.ofFirstLetter(PlainText.of(content)).orElse(fallback);
        notes.append("<w:footnote w:id=\"%d\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/>%s</w:pPr>"
                        .formatted(id, direction.isRightToLeft() ? "<w:bidi/>" : ""))
                .append("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>")
                .append("<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>")
                .append(of(content, direction, noteLinks))
                .append("</w:p></w:footnote>");
        return "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"%d\"/></w:r>"
                .formatted(id);
    }

    String notes() {
        return notes.toString();
    }

    DocxRelationshipWriter links() {
        return links;
    }

    DocxRelationshipWriter noteLinks() {
        return noteLinks;
    }
}
