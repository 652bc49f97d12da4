package org.communique.publishing.office;

import java.util.List;
import java.util.Set;
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

/** Writes the content of paragraphs, collecting footnotes and links. */
final class DocxRunWriter {

    private final DocxRelationshipWriter links = new DocxRelationshipWriter();
    private final DocxRelationshipWriter noteLinks = new DocxRelationshipWriter();
    private final StringBuilder notes = new StringBuilder();
    private int noteCount;

    String of(List<Inline> content) {
        return of(content, links);
    }

    private String of(List<Inline> content, DocxRelationshipWriter targets) {
        var xml = new StringBuilder();
        for (var inline : content) {
            switch (inline) {
                case Text(var text, var marks) -> xml.append(linked(text, marks, targets));
                case LineBreak() -> xml.append("<w:r><w:br/></w:r>");
                case Footnote(var note) -> xml.append(note(note));
            }
        }
        return xml.toString();
    }

    private static String linked(String text, Set<Mark> marks, DocxRelationshipWriter targets) {
        var run = run(text, marks);
        for (var mark : marks) {
            if (mark instanceof Link(var href)) {
                return "<w:hyperlink r:id=\"" + targets.id(href) + "\">" + run + "</w:hyperlink>";
            }
        }
        return run;
    }

    /** Properties in the order of the schema. */
    private static String run(String text, Set<Mark> marks) {
        var properties = new StringBuilder();
        if (marks.stream().anyMatch(Link.class::isInstance)) {
            properties.append("<w:rStyle w:val=\"Hyperlink\"/>");
        }
        if (marks.contains(new Bold())) {
            properties.append("<w:b/><w:bCs/>");
        }
        if (marks.contains(new Italic())) {
            properties.append("<w:i/><w:iCs/>");
        }
        if (Direction.of(text) == Direction.RIGHT_TO_LEFT) {
            properties.append("<w:rtl/>");
        }
        return "<w:r>" + (properties.isEmpty() ? "" : "<w:rPr>" + properties + "</w:rPr>")
                + "<w:t xml:space=\"preserve\">" + Html.escape(text) + "</w:t></w:r>";
    }

    /** Ids 0 and 1 are those of the separators. */
    private String note(List<Inline> content) {
        int id = ++noteCount + 1;
        notes.append("<w:footnote w:id=\"%d\"><w:p><w:pPr><w:pStyle w:val=\"FootnoteText\"/></w:pPr>".formatted(id))
                .append("<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteRef/></w:r>")
                .append("<w:r><w:t xml:space=\"preserve\"> </w:t></w:r>")
                .append(of(content, noteLinks))
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
