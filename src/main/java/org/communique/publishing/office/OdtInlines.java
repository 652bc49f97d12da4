package org.communique.publishing.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.text.LinkAddress;
import org.communique.text.Loss;
import org.communique.text.RichText.Footnote;
import org.communique.text.RichText.Inline;
import org.communique.text.RichText.LineBreak;
import org.communique.text.RichText.Link;
import org.communique.text.RichText.Mark;
import org.communique.text.RichText.Text;
import org.w3c.dom.Element;

/** Reads the content of a paragraph. */
final class OdtInlines {

    private final Losses losses;
    private final OdtStyles styles;
    private boolean inNote;

    OdtInlines(Losses losses, OdtStyles styles) {
        this.losses = losses;
        this.styles = styles;
    }

    List<Inline> of(Element paragraph, Set<Mark> marks) {
        var content = new ArrayList<Inline>();
        add(paragraph, marks, content);
        return content;
    }

    List<Inline> ofFrame(Element frame) {
        var content = new ArrayList<Inline>();
        frame(frame, Set.of(), content);
        return content;
    }

    private void add(Element parent, Set<Mark> marks, List<Inline> content) {
        for (var node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                part(element, marks, content);
            } else if (node instanceof org.w3c.dom.Text text) {
                content.add(new Text(text.getData(), marks));
            }
        }
    }

    private void part(Element element, Set<Mark> marks, List<Inline> content) {
        switch (Xml.name(element)) {
            case "span" -> span(element, marks, content);
            case "a" -> link(element, marks, content);
            case "s", "tab" -> content.add(new Text(" ", marks));
            case "line-break" -> content.add(new LineBreak());
            case "note" -> note(element, content);
            case "annotation" -> losses.add(Loss.Kind.COMMENT, element.getTextContent());
            case "frame", "custom-shape", "rect" -> frame(element, marks, content);
            case "change-start", "change" -> losses.add(Loss.Kind.TRACKED_CHANGE, "");
            case "hidden-text", "hidden-paragraph" -> losses.add(Loss.Kind.HIDDEN_TEXT, "");
            case "ruby" -> Xml.child(element, "ruby-base").ifPresent(base -> add(base, marks, content));
            default -> add(element, marks, content);
        }
    }

    private void span(Element span, Set<Mark> marks, List<Inline> content) {
        var style = Xml.attribute(span, "style-name");
        if (styles.isHidden(style)) {
            losses.add(Loss.Kind.HIDDEN_TEXT, "");
            return;
        }
        boolean link = marks.stream().anyMatch(Link.class::isInstance)
                || Xml.children(span).stream()
                        .anyMatch(element -> Xml.name(element).equals("a")
                                || Xml.name(element).equals("note"));
        if (!link && styles.isDecorated(style) && !span.getTextContent().isBlank()) {
            losses.add(Loss.Kind.FORMATTING, span.getTextContent());
        }
        add(span, styles.marks(style, marks), content);
    }

    private void link(Element link, Set<Mark> marks, List<Inline> content) {
        var href = Xml.attribute(link, "href");
        var address = LinkAddress.of(href);
        if (address.isEmpty()) {
            losses.add(Loss.Kind.LINK_ADDRESS, href);
        }
        add(link, address.map(allowed -> Marks.with(marks, new Link(allowed))).orElse(marks), content);
    }

    private void note(Element note, List<Inline> content) {
        var body = Xml.child(note, "note-body").orElse(null);
        if (body == null || inNote) {
            losses.add(Loss.Kind.FOOTNOTE_NESTED, note.getTextContent());
            return;
        }
        var paragraphs = Xml.below(body, "p").toList();
        if (paragraphs.size() > 1) {
            losses.add(Loss.Kind.FOOTNOTE_BLOCKS, body.getTextContent());
        }
        inNote = true;
        var inlines = new ArrayList<Inline>();
        for (var paragraph : paragraphs) {
            inlines.add(Text.plain(" "));
            add(paragraph, Set.of(), inlines);
        }
        inNote = false;
        content.add(new Footnote(inlines));
    }

    private void frame(Element frame, Set<Mark> marks, List<Inline> content) {
        var paragraphs = Xml.below(frame, "p").toList();
        if (paragraphs.isEmpty()) {
            var description = Xml.child(frame, "desc")
                    .or(() -> Xml.child(frame, "title"))
                    .map(Element::getTextContent)
                    .orElse("");
            losses.add(Loss.Kind.IMAGE, description);
            content.add(new Text(description, marks));
            return;
        }
        losses.add(Loss.Kind.OBJECT, frame.getTextContent());
        for (var paragraph : paragraphs) {
            content.add(new Text(" ", marks));
            add(paragraph, marks, content);
        }
    }
}
