package org.communique.file.office;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.MarkSets;
import org.communique.file.office.part.OdtMarks;
import org.communique.file.office.part.OdtStyles;
import org.communique.file.office.part.XmlNode.Characters;
import org.communique.text.document.InOneLine;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Text;
import org.communique.text.markdown.ImportLoss;

/** Reads the content of a paragraph. */
final class OdtInlineReader {

    /** ODF 1.3, part 3, 10: what can have text boxes or paragraphs of its own. */
    private static final Set<String> SHAPES = Set.of(
            "frame",
            "g",
            "custom-shape",
            "rect",
            "line",
            "polyline",
            "polygon",
            "regular-polygon",
            "path",
            "circle",
            "ellipse",
            "connector",
            "caption",
            "measure",
            "control",
            "page-thumbnail");

    private final LossCollector lossCollector;
    private final OdtStyles styles;
    private final SizeCounter sizeCounter;
    private final LinkValidator linkValidator;
    private boolean inNote;

    private final Function<Element, List<Block>> asideReader;

    /** @param asideReader of what has paragraphs of its own */
    OdtInlineReader(
            LossCollector lossCollector,
            OdtStyles styles,
            SizeCounter sizeCounter,
            Function<Element, List<Block>> asideReader) {
        this.lossCollector = lossCollector;
        this.styles = styles;
        this.sizeCounter = sizeCounter;
        this.asideReader = asideReader;
        this.linkValidator = new LinkValidator(lossCollector, sizeCounter);
    }

    List<Inline> of(Element paragraph, OdtMarks marks) {
        var content = new ArrayList<Inline>();
        add(paragraph, marks, content);
        return content;
    }

    List<Inline> ofFrame(Element frame) {
        var content = new ArrayList<Inline>();
        frame(frame, OdtMarks.NONE, content);
        return content;
    }

    private void add(Element parent, OdtMarks marks, List<Inline> content) {
        for (var xmlNode : parent.content()) {
            sizeCounter.addElement();
            switch (xmlNode) {
                case Element element -> part(element, marks, content);
                case Characters characters -> text(characters.text(), marks, content);
            }
        }
    }

    private void text(String text, OdtMarks marks, List<Inline> content) {
        lossCollector.read(text);
        marks.apply(text, (piece, own) -> {
            sizeCounter.addRun(piece.length());
            content.add(new Text(piece, own));
        });
    }

    private void part(Element element, OdtMarks marks, List<Inline> content) {
        switch (element.name()) {
            case "span" -> span(element, marks, content);
            case "a" -> link(element, marks, content);
            case "s", "tab" -> text(" ", marks, content);
            case "line-break" -> {
                sizeCounter.addRun(1);
                content.add(new LineBreak());
            }
            case "note" -> note(element, content);
            case "annotation" -> lossCollector.leaveOut(ImportLoss.Kind.COMMENT, element.text());
            case "change-start", "change" -> lossCollector.add(ImportLoss.Kind.TRACKED_CHANGE, "");
            case "hidden-text" -> {
                if (element.attribute("is-hidden").equals("false")) {
                    add(element, marks, content);
                } else {
                    lossCollector.leaveOut(
                            ImportLoss.Kind.HIDDEN_TEXT,
                            element.hasText() ? element.text() : element.attribute("string-value"));
                }
            }
            case "hidden-paragraph" -> {}
            case "ruby" -> ruby(element, marks, content);
            default -> {
                if (isShape(element)) {
                    frame(element, marks, content);
                } else {
                    add(element, marks, content);
                }
            }
        }
    }

    static boolean isShape(Element element) {
        return SHAPES.contains(element.name());
    }

    /** How the words are read stands above them; here it follows in brackets, as HTML has it where it cannot be shown. */
    private void ruby(Element ruby, OdtMarks marks, List<Inline> content) {
        Element.child(ruby, "ruby-base").ifPresent(base -> add(base, marks, content));
        Element.child(ruby, "ruby-text").filter(Element::hasText).ifPresent(reading -> {
            lossCollector.add(ImportLoss.Kind.OBJECT, reading.excerpt());
            text("(", marks, content);
            add(reading, marks, content);
            text(")", marks, content);
        });
    }

    private void span(Element span, OdtMarks marks, List<Inline> content) {
        var style = span.attribute("style-name");
        if (styles.isHidden(style)) {
            lossCollector.leaveOut(ImportLoss.Kind.HIDDEN_TEXT, span.text());
            return;
        }
        boolean link = marks.isLink()
                || span.children().stream()
                        .anyMatch(element ->
                                element.name().equals("a") || element.name().equals("note"));
        if (!link && styles.isDecorated(style) && span.hasText()) {
            lossCollector.add(ImportLoss.Kind.FORMATTING, span.excerpt());
        }
        add(span, marks.in(styles, style), content);
    }

    private void link(Element link, OdtMarks marks, List<Inline> content) {
        var linked = linkValidator.linked(link.attribute("href"), Set.of());
        add(link, marks.with(own -> MarkSets.with(own, linked)), content);
    }

    private void note(Element note, List<Inline> content) {
        var body = Element.child(note, "note-body").orElse(null);
        if (body == null || inNote) {
            lossCollector.leaveOut(ImportLoss.Kind.FOOTNOTE_NESTED, note.text());
            return;
        }
        sizeCounter.addNote();
        inNote = true;
        var blocks = asideReader.apply(body);
        inNote = false;
        if (blocks.size() > 1) {
            lossCollector.add(ImportLoss.Kind.FOOTNOTE_BLOCKS, body.excerpt());
        }
        content.add(new Footnote(InOneLine.of(blocks, " ")));
    }

    private void frame(Element frame, OdtMarks marks, List<Inline> content) {
        if (frame.below(OdtInlineReader::isParagraph).findAny().isPresent()) {
            lossCollector.add(ImportLoss.Kind.OBJECT, frame.excerpt());
            text(" ", marks, content);
            content.addAll(InOneLine.of(asideReader.apply(frame), " "));
            return;
        }
        var description = Element.child(frame, "desc")
                .or(() -> Element.child(frame, "title"))
                .map(Element::excerpt)
                .orElse("");
        lossCollector.add(ImportLoss.Kind.IMAGE, description);
        text(description, marks, content);
    }

    private static boolean isParagraph(Element element) {
        return element.name().equals("p") || element.name().equals("h");
    }
}
