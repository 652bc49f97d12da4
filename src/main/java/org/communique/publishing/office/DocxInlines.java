package org.communique.publishing.office;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.communique.text.LinkAddress;
import org.communique.text.Loss;
import org.communique.text.RichText.Bold;
import org.communique.text.RichText.Footnote;
import org.communique.text.RichText.Inline;
import org.communique.text.RichText.Italic;
import org.communique.text.RichText.LineBreak;
import org.communique.text.RichText.Link;
import org.communique.text.RichText.Mark;
import org.communique.text.RichText.Text;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/** Reads the runs of a paragraph, as they read with all tracked changes accepted. */
final class DocxInlines {

    private static final Pattern HYPERLINK = Pattern.compile("\\s*HYPERLINK\\s+\"([^\"]+)\".*", Pattern.DOTALL);

    private final Losses losses;
    private final DocxStyles styles;
    private final DocxNotes notes;
    private final Map<String, String> links;
    private final Map<String, String> noteLinks;
    private final Deque<Field> fields = new ArrayDeque<>();
    private boolean inNote;

    /** A field from its beginning to its end; what it shows comes after its instruction. */
    private static final class Field {
        private final StringBuilder instruction = new StringBuilder();
        private boolean shown;
    }

    DocxInlines(
            Losses losses,
            DocxStyles styles,
            DocxNotes notes,
            Map<String, String> links,
            Map<String, String> noteLinks) {
        this.losses = losses;
        this.styles = styles;
        this.notes = notes;
        this.links = links;
        this.noteLinks = noteLinks;
    }

    List<Inline> of(Element paragraph) {
        var content = new ArrayList<Inline>();
        add(paragraph, Set.of(), content);
        return content;
    }

    private void add(Element parent, Set<Mark> marks, List<Inline> content) {
        for (var element : Xml.children(parent)) {
            switch (Xml.name(element)) {
                case "r" -> run(element, marks, content);
                case "hyperlink" -> add(element, linked(element, marks), content);
                case "ins", "moveTo" -> {
                    losses.add(Loss.Kind.TRACKED_CHANGE, element.getTextContent());
                    add(element, marks, content);
                }
                case "del", "moveFrom" -> losses.add(Loss.Kind.TRACKED_CHANGE, element.getTextContent());
                case "fldSimple", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo" ->
                    add(element, marks, content);
                case "oMath", "oMathPara" -> {
                    losses.add(Loss.Kind.OBJECT, element.getTextContent());
                    content.add(new Text(element.getTextContent(), marks));
                }
                default -> {}
            }
        }
    }

    private Set<Mark> linked(Element hyperlink, Set<Mark> marks) {
        var id = Xml.attribute(hyperlink, "id");
        return id.isEmpty() ? marks : linked((inNote ? noteLinks : links).getOrDefault(id, ""), marks);
    }

    private Set<Mark> linked(String href, Set<Mark> marks) {
        var address = LinkAddress.of(href);
        if (address.isEmpty()) {
            losses.add(Loss.Kind.LINK_ADDRESS, href);
        }
        return address.map(allowed -> Marks.with(marks, new Link(allowed))).orElse(marks);
    }

    private void run(Element run, Set<Mark> outer, List<Inline> content) {
        var properties = Xml.child(run, "rPr").orElse(null);
        if (properties != null && isOn(properties, "vanish")) {
            losses.add(Loss.Kind.HIDDEN_TEXT, "");
            return;
        }
        var marks = marks(properties, outer);
        if (properties != null && !run.getTextContent().isBlank() && isDecorated(properties, outer)) {
            losses.add(Loss.Kind.FORMATTING, run.getTextContent());
        }
        for (var element : Xml.children(run)) {
            part(element, marks, content);
        }
    }

    private void part(Element element, Set<Mark> marks, List<Inline> content) {
        switch (Xml.name(element)) {
            case "t" -> text(element.getTextContent(), marks, content);
            case "tab", "ptab" -> text(" ", marks, content);
            case "noBreakHyphen" -> text("\u2011", marks, content);
            case "br", "cr" -> {
                if (!Xml.attribute(element, "type").equals("page")
                        && !Xml.attribute(element, "type").equals("column")) {
                    content.add(new LineBreak());
                }
            }
            case "footnoteReference", "endnoteReference" -> note(element, content);
            case "commentReference" -> losses.add(Loss.Kind.COMMENT, "");
            case "drawing", "pict", "object" -> picture(element, marks, content);
            case "AlternateContent" ->
                Xml.child(element, "Choice")
                        .ifPresent(choice -> Xml.children(choice).forEach(child -> part(child, marks, content)));
            case "sym" -> losses.add(Loss.Kind.OBJECT, Xml.attribute(element, "char"));
            case "fldChar" -> field(Xml.attribute(element, "fldCharType"));
            case "instrText" -> {
                if (!fields.isEmpty()) {
                    fields.peek().instruction.append(element.getTextContent());
                }
            }
            default -> {}
        }
    }

    private void field(String type) {
        switch (type) {
            case "begin" -> fields.push(new Field());
            case "separate" -> {
                if (!fields.isEmpty()) {
                    fields.peek().shown = true;
                }
            }
            case "end" -> fields.poll();
            default -> {}
        }
    }

    private void text(String text, Set<Mark> marks, List<Inline> content) {
        var all = marks;
        for (var field : fields) {
            if (!field.shown) {
                return;
            }
            var hyperlink = HYPERLINK.matcher(field.instruction);
            if (hyperlink.matches()) {
                all = linked(hyperlink.group(1), all);
            }
        }
        content.add(new Text(text, all));
    }

    private void picture(Element element, Set<Mark> marks, List<Inline> content) {
        var boxes = Xml.below(element, "txbxContent").toList();
        if (boxes.isEmpty()) {
            var description = Xml.below(element, "docPr")
                    .map(picture -> Xml.attribute(picture, "descr"))
                    .findFirst()
                    .orElse("");
            losses.add(Loss.Kind.IMAGE, description);
            text(description, marks, content);
            return;
        }
        losses.add(Loss.Kind.OBJECT, boxes.getFirst().getTextContent());
        for (var paragraph : Xml.below(boxes.getFirst(), "p").toList()) {
            text(" ", marks, content);
            add(paragraph, marks, content);
        }
    }

    private void note(Element reference, List<Inline> content) {
        var note = notes.of(reference);
        if (note == null || inNote) {
            losses.add(Loss.Kind.FOOTNOTE_NESTED, "");
            return;
        }
        var paragraphs = Xml.below(note, "p").toList();
        if (paragraphs.size() > 1) {
            losses.add(Loss.Kind.FOOTNOTE_BLOCKS, note.getTextContent());
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

    private Set<Mark> marks(@Nullable Element properties, Set<Mark> outer) {
        if (properties == null) {
            return outer;
        }
        var marks = outer;
        if (isOn(properties, "b")) {
            marks = Marks.with(marks, new Bold());
        }
        if (isOn(properties, "i")) {
            marks = Marks.with(marks, new Italic());
        }
        return marks;
    }

    private boolean isOn(Element properties, String toggle) {
        var own = Xml.child(properties, toggle);
        if (own.isPresent()) {
            return DocxStyles.isTrue(own.get());
        }
        return Xml.child(properties, "rStyle")
                .filter(style -> styles.isOn(Xml.attribute(style, "val"), toggle))
                .isPresent();
    }

    /** Links are underlined and coloured everywhere. */
    private boolean isDecorated(Element properties, Set<Mark> outer) {
        boolean inLink = !fields.isEmpty() || outer.stream().anyMatch(Link.class::isInstance);
        return isOn(properties, "strike")
                || isOn(properties, "dstrike")
                || Xml.child(properties, "highlight").isPresent()
                || Xml.child(properties, "vertAlign")
                        .filter(align -> !Xml.attribute(align, "val").equals("baseline") && !isReference(properties))
                        .isPresent()
                || !inLink
                        && Xml.child(properties, "u").filter(DocxStyles::isTrue).isPresent();
    }

    private static boolean isReference(Element properties) {
        return properties.getParentNode() instanceof Element run
                && Xml.children(run).stream()
                        .anyMatch(element -> Xml.name(element).endsWith("Reference")
                                || Xml.name(element).endsWith("Ref"));
    }
}
