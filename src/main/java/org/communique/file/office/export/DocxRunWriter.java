package org.communique.file.office.export;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.file.office.export.CommentAnchors.Part;
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
import org.communique.text.line.RevisionMark;
import org.communique.text.line.TrackedLine.TrackedRun;
import org.communique.text.unicode.Direction;
import org.communique.text.unicode.DirectionalRuns;
import org.communique.text.unicode.DirectionalRuns.Run;

/** Writes the content of paragraphs, collecting footnotes and links. */
final class DocxRunWriter {

    private static final String TEXT = "<w:t xml:space=\"preserve\">%s</w:t>";
    private static final String DELETED_TEXT = "<w:delText xml:space=\"preserve\">%s</w:delText>";

    private final DocxRelationshipWriter links = new DocxRelationshipWriter();
    private final DocxRelationshipWriter noteLinks = new DocxRelationshipWriter();
    private final StringBuilder notes = new StringBuilder();
    private final Direction fallback;
    private final DocxRevisions revisions;
    private final DocxComments comments;
    private int noteCount;

    private record Piece(String text, Direction direction) {}

    private sealed interface Written {}

    /** Where a comment begins or ends. */
    private record Aside(String xml) implements Written {}

    /**
     * What a reader sees.
     *
     * @param change how it is to look
     * @param note   the words of a footnote, else empty
     */
    private record Content(Inline inline, Change change, RevisionMark revision, List<TrackedRun> note)
            implements Written {

        static Content of(TrackedRun run) {
            return new Content(run.inline(), Change.KEPT, run.revision(), run.note());
        }

        static Content of(Comparison.Run run) {
            return new Content(run.inline(), run.change(), RevisionMark.NONE, List.of());
        }
    }

    DocxRunWriter(Direction fallback, DocxRevisions revisions, DocxComments comments) {
        this.fallback = fallback;
        this.revisions = revisions;
        this.comments = comments;
    }

    String of(List<Part> parts, Direction direction) {
        return written(
                parts.stream()
                        .map(part -> switch (part) {
                            case CommentAnchors.Run(var run) -> Content.of(run);
                            case CommentAnchors.Mark mark -> new Aside(comments.mark(mark));
                        })
                        .toList(),
                direction,
                links);
    }

    /** Inserted words are bold and underlined, deleted ones are struck through. */
    String compared(List<Comparison.Run> content, Direction direction) {
        return written(content.stream().map(Content::of).toList(), direction, links);
    }

    private String of(List<TrackedRun> content, Direction direction, DocxRelationshipWriter targets) {
        return written(content.stream().map(Content::of).toList(), direction, targets);
    }

    private String written(List<? extends Written> all, Direction direction, DocxRelationshipWriter targets) {
        var xml = new DocxSegments(revisions);
        var runs = DirectionalRuns.of(
                PlainText.of(all.stream()
                        .flatMap(each -> each instanceof Content content ? Stream.of(content.inline()) : Stream.of())
                        .toList()),
                direction);
        int start = 0;
        int first = 0;
        for (var written : all) {
            if (written instanceof Aside(var aside)) {
                xml.add("", RevisionMark.NONE, aside);
            }
            if (!(written instanceof Content each)) {
                continue;
            }
            var revision = each.revision();
            switch (each.inline()) {
                case Text(var text, var marks) -> {
                    while (first < runs.size() && runs.get(first).end() <= start) {
                        first++;
                    }
                    var pieces = pieces(runs.subList(first, runs.size()), start, text);
                    xml.add(link(marks, targets), revision, written(pieces, marks, each));
                    start += text.length();
                }
                case LineBreak() -> {
                    xml.add("", revision, "<w:r><w:br/></w:r>");
                    start++;
                }
                case Footnote _ -> xml.add("", revision, note(each.note()));
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

    /** The id of the address that it links to, or empty. */
    private static String link(Set<Mark> marks, DocxRelationshipWriter targets) {
        for (var mark : marks) {
            if (mark instanceof Link(var href)) {
                return targets.id(href);
            }
        }
        return "";
    }

    private static String written(List<Piece> pieces, Set<Mark> marks, Content content) {
        return pieces.stream().map(piece -> run(piece, marks, content)).collect(Collectors.joining());
    }

    /** Properties in the order of the schema. */
    private static String run(Piece piece, Set<Mark> marks, Content content) {
        var change = content.change();
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
                + (content.revision().deleted() == null ? TEXT : DELETED_TEXT).formatted(Html.escape(piece.text()))
                + "</w:r>";
    }

    /** Ids 0 and 1 are those of the separators. */
    private String note(List<TrackedRun> content) {
        int id = ++noteCount + 1;
        var direction = Direction.ofFirstLetter(
                        PlainText.of(content.stream().map(TrackedRun::inline).toList()))
                .orElse(fallback);
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
