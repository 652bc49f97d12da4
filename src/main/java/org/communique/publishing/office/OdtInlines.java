package org.communique.publishing.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.text.Loss;
import org.communique.text.RichText.Footnote;
import org.communique.text.RichText.Inline;
import org.communique.text.RichText.LineBreak;
import org.communique.text.RichText.Link;
import org.communique.text.RichText.Mark;
import org.communique.text.RichText.Text;

/** Reads the content of a paragraph. */
final class OdtInlines {

    private final Losses losses;
    private final OdtStyles styles;
    private final Size size;
    private final Addresses addresses;
    private boolean inNote;

    OdtInlines(Losses losses, OdtStyles styles, Size size) {
        this.losses = losses;
        this.styles = styles;
        this.size = size;
        this.addresses = new Addresses(losses, size);
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
        for (var node : parent.content()) {
            size.addElement();
            switch (node) {
                case Element element -> part(element, marks, content);
                case Characters characters -> text(characters.text(), marks, content);
            }
        }
    }

    private void text(String text, Set<Mark> marks, List<Inline> content) {
        size.addRun(text.length());
        content.add(new Text(text, marks));
    }

    private void part(Element element, Set<Mark> marks, List<Inline> content) {
        switch (element.name()) {
            case "span" -> span(element, marks, content);
            case "a" -> link(element, marks, content);
            case "s", "tab" -> text(" ", marks, content);
            case "line-break" -> {
                size.addRun(1);
                content.add(new LineBreak());
            }
            case "note" -> note(element, content);
            case "annotation" -> losses.add(Loss.Kind.COMMENT, element.excerpt());
            case "frame", "custom-shape", "rect" -> frame(element, marks, content);
            case "change-start", "change" -> losses.add(Loss.Kind.TRACKED_CHANGE, "");
            case "hidden-text", "hidden-paragraph" -> losses.add(Loss.Kind.HIDDEN_TEXT, "");
            case "ruby" -> Element.child(element, "ruby-base").ifPresent(base -> add(base, marks, content));
            default -> add(element, marks, content);
        }
    }

    private void span(Element span, Set<Mark> marks, List<Inline> content) {
        var style = span.attribute("style-name");
        if (styles.isHidden(style)) {
            losses.add(Loss.Kind.HIDDEN_TEXT, "");
            return;
        }
        boolean link = marks.stream().anyMatch(Link.class::isInstance)
                || span.children().stream()
                        .anyMatch(element ->
                                element.name().equals("a") || element.name().equals("note"));
        if (!link && styles.isDecorated(style) && span.hasText()) {
            losses.add(Loss.Kind.FORMATTING, span.excerpt());
        }
        add(span, styles.marks(style, marks), content);
    }

    private void link(Element link, Set<Mark> marks, List<Inline> content) {
        var href = link.attribute("href");
        add(
                link,
                addresses
                        .allowed(href)
                        .map(allowed -> Marks.with(marks, new Link(allowed)))
                        .orElse(marks),
                content);
    }

    private void note(Element note, List<Inline> content) {
        var body = Element.child(note, "note-body").orElse(null);
        if (body == null || inNote) {
            losses.add(Loss.Kind.FOOTNOTE_NESTED, note.excerpt());
            return;
        }
        var paragraphs = body.below("p").toList();
        if (paragraphs.size() > 1) {
            losses.add(Loss.Kind.FOOTNOTE_BLOCKS, body.excerpt());
        }
        inNote = true;
        var inlines = new ArrayList<Inline>();
        for (var paragraph : paragraphs) {
            text(" ", Set.of(), inlines);
            add(paragraph, Set.of(), inlines);
        }
        inNote = false;
        content.add(new Footnote(inlines));
    }

    private void frame(Element frame, Set<Mark> marks, List<Inline> content) {
        var paragraphs = frame.below("p").toList();
        if (paragraphs.isEmpty()) {
            var description = Element.child(frame, "desc")
                    .or(() -> Element.child(frame, "title"))
                    .map(Element::excerpt)
                    .orElse("");
            losses.add(Loss.Kind.IMAGE, description);
            text(description, marks, content);
            return;
        }
        losses.add(Loss.Kind.OBJECT, frame.excerpt());
        for (var paragraph : paragraphs) {
            text(" ", marks, content);
            add(paragraph, marks, content);
        }
    }
}
