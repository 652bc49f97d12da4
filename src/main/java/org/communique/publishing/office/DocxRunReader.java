package org.communique.publishing.office;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.communique.publishing.office.style.MarkSets;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.Mark;
import org.communique.text.document.RichText.Text;
import org.communique.text.markdown.ImportLoss;
import org.jspecify.annotations.Nullable;

/** Reads the runs of a paragraph. */
final class DocxRunReader {

    /** Fields within fields; deeper ones are taken for text. */
    private static final int MOST_FIELDS = 32;

    private static final Pattern HYPERLINK = Pattern.compile("\\s*HYPERLINK\\s+\"([^\"]+)\".*", Pattern.DOTALL);

    private final LossCollector lossCollector;
    private final TrackedChanges trackedChanges;
    private final DocxStyles styles;
    private final DocxNotes notes;
    private final Map<String, String> links;
    private final Map<String, String> noteLinks;
    private final Map<Element, List<Element>> paragraphsOfNotes = new HashMap<>();
    private final Set<Element> leftOutNotes = new HashSet<>();
    private final LinkValidator linkValidator;
    private final SizeCounter sizeCounter;
    private final Deque<Field> fields = new ArrayDeque<>();
    private boolean inNote;

    /** Whether the style of the paragraph hides it. */
    private boolean hidden;

    /** A field from its beginning to its end; what it shows comes after its instruction. */
    private static final class Field {
        private final StringBuilder instruction = new StringBuilder();
        private boolean shown;
        private Optional<String> link = Optional.empty();

        void show() {
            if (!shown) {
                shown = true;
                link = Optional.of(HYPERLINK.matcher(instruction))
                        .filter(Matcher::matches)
                        .map(hyperlink -> hyperlink.group(1));
            }
        }
    }

    DocxRunReader(
            LossCollector lossCollector,
            TrackedChanges trackedChanges,
            DocxStyles styles,
            DocxNotes notes,
            Map<String, String> links,
            Map<String, String> noteLinks,
            SizeCounter sizeCounter) {
        this.lossCollector = lossCollector;
        this.trackedChanges = trackedChanges;
        this.styles = styles;
        this.notes = notes;
        this.links = links;
        this.noteLinks = noteLinks;
        this.sizeCounter = sizeCounter;
        this.linkValidator = new LinkValidator(lossCollector, sizeCounter);
    }

    List<Inline> of(Element paragraph) {
        var content = new ArrayList<Inline>();
        paragraph(paragraph, Set.of(), content);
        return content;
    }

    /** With the notes that it refers to. */
    void leaveOut(ImportLoss.Kind kind, Element element) {
        lossCollector.leaveOut(kind, element.text());
        notes.in(element).filter(leftOutNotes::add).forEach(note -> lossCollector.alsoLeaveOut(note.text()));
    }

    private void paragraph(Element paragraph, Set<Mark> marks, List<Inline> content) {
        boolean outer = hidden;
        hidden = styles.isOn(DocxStyles.of(paragraph), "vanish");
        add(paragraph, marks, content);
        hidden = outer;
    }

    private void add(Element parent, Set<Mark> marks, List<Inline> content) {
        for (var element : parent.read()) {
            sizeCounter.addElement();
            switch (element.name()) {
                case "r" -> run(element, marks, content);
                case "hyperlink" -> add(element, linked(element, marks), content);
                case "ins", "moveTo", "del", "moveFrom" -> {
                    if (trackedChanges.keep(element)) {
                        lossCollector.add(ImportLoss.Kind.TRACKED_CHANGE, element.excerpt());
                        add(element, marks, content);
                    } else {
                        leaveOut(ImportLoss.Kind.TRACKED_CHANGE, element);
                    }
                }
                case "fldSimple", "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "AlternateContent" ->
                    add(element, marks, content);
                case "oMath", "oMathPara" -> {
                    lossCollector.add(ImportLoss.Kind.OBJECT, element.excerpt());
                    text(element.text(), marks, content);
                }
                default -> {}
            }
        }
    }

    private Set<Mark> linked(Element hyperlink, Set<Mark> marks) {
        var id = hyperlink.attribute("id");
        return id.isEmpty() ? marks : linked((inNote ? noteLinks : links).getOrDefault(id, ""), marks);
    }

    private Set<Mark> linked(String href, Set<Mark> marks) {
        return linkValidator
                .allowed(href)
                .map(allowed -> MarkSets.with(marks, new Link(allowed)))
                .orElse(marks);
    }

    private void run(Element run, Set<Mark> outer, List<Inline> content) {
        var properties = Element.child(run, "rPr").orElse(null);
        if (isHidden(properties)) {
            leaveOut(ImportLoss.Kind.HIDDEN_TEXT, run);
            return;
        }
        var marks = marks(properties, outer);
        if (properties != null && run.hasText() && isDecorated(properties, outer)) {
            lossCollector.add(ImportLoss.Kind.FORMATTING, run.excerpt());
        }
        for (var element : run.children()) {
            sizeCounter.addElement();
            part(element, marks, content);
        }
    }

    private void part(Element element, Set<Mark> marks, List<Inline> content) {
        switch (element.name()) {
            case "t", "delText" -> text(element.text(), marks, content);
            case "tab", "ptab" -> text(" ", marks, content);
            case "noBreakHyphen" -> text("\u2011", marks, content);
            case "br", "cr" -> {
                if (!element.attribute("type").equals("page")
                        && !element.attribute("type").equals("column")) {
                    sizeCounter.addRun(1);
                    content.add(new LineBreak());
                }
            }
            case "footnoteReference", "endnoteReference" -> note(element, content);
            case "commentReference" -> lossCollector.add(ImportLoss.Kind.COMMENT, notes.comment(element));
            case "drawing", "pict", "object" -> picture(element, marks, content);
            case "AlternateContent" -> element.read().forEach(child -> part(child, marks, content));
            case "ruby" -> ruby(element, marks, content);
            case "sym" -> lossCollector.add(ImportLoss.Kind.OBJECT, element.attribute("char"));
            case "fldChar" -> field(element.attribute("fldCharType"));
            case "instrText" -> {
                if (!fields.isEmpty()) {
                    fields.peek().instruction.append(element.text());
                }
            }
            default -> {}
        }
    }

    private void field(String type) {
        switch (type) {
            case "begin" -> {
                if (fields.size() < MOST_FIELDS) {
                    fields.push(new Field());
                }
            }
            case "separate" -> {
                if (!fields.isEmpty()) {
                    fields.peek().show();
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
            if (field.link.isPresent()) {
                all = linked(field.link.get(), all);
            }
        }
        sizeCounter.addRun(text.length());
        lossCollector.read(text);
        content.add(new Text(text, all));
    }

    private void picture(Element element, Set<Mark> marks, List<Inline> content) {
        var boxes = element.below("txbxContent").toList();
        if (boxes.isEmpty()) {
            var description = element.below("docPr")
                    .map(picture -> picture.attribute("descr"))
                    .findFirst()
                    .orElse("");
            lossCollector.add(ImportLoss.Kind.IMAGE, description);
            text(description, marks, content);
            return;
        }
        for (var box : boxes) {
            lossCollector.add(ImportLoss.Kind.OBJECT, box.excerpt());
            for (var paragraph : box.below("p").toList()) {
                text(" ", marks, content);
                paragraph(paragraph, marks, content);
            }
        }
    }

    /** How the words are read stands above them; here it follows in brackets, as HTML has it where it cannot be shown. */
    private void ruby(Element ruby, Set<Mark> marks, List<Inline> content) {
        Element.child(ruby, "rubyBase").ifPresent(base -> add(base, marks, content));
        Element.child(ruby, "rt").filter(Element::hasText).ifPresent(reading -> {
            lossCollector.add(ImportLoss.Kind.OBJECT, reading.excerpt());
            text("(", marks, content);
            add(reading, marks, content);
            text(")", marks, content);
        });
    }

    private void note(Element reference, List<Inline> content) {
        var note = notes.of(reference);
        if (note == null || inNote) {
            if (note == null || !leftOutNotes.add(note)) {
                lossCollector.add(ImportLoss.Kind.FOOTNOTE_NESTED, "");
            } else {
                lossCollector.leaveOut(ImportLoss.Kind.FOOTNOTE_NESTED, note.text());
            }
            return;
        }
        var paragraphs =
                paragraphsOfNotes.computeIfAbsent(note, read -> read.below("p").toList());
        if (paragraphs.size() > 1) {
            lossCollector.add(ImportLoss.Kind.FOOTNOTE_BLOCKS, note.excerpt());
        }
        inNote = true;
        var inlines = new ArrayList<Inline>();
        for (var paragraph : paragraphs) {
            text(" ", Set.of(), inlines);
            paragraph(paragraph, Set.of(), inlines);
        }
        inNote = false;
        content.add(new Footnote(inlines));
    }

    /** By its own word, or that of its styles. */
    private boolean isHidden(@Nullable Element properties) {
        if (properties == null || properties.child("vanish").isEmpty()) {
            return hidden || properties != null && isOn(properties, "vanish");
        }
        return isOn(properties, "vanish");
    }

    private Set<Mark> marks(@Nullable Element properties, Set<Mark> outer) {
        if (properties == null) {
            return outer;
        }
        var marks = outer;
        if (isOn(properties, "b")) {
            marks = MarkSets.with(marks, new Bold());
        }
        if (isOn(properties, "i")) {
            marks = MarkSets.with(marks, new Italic());
        }
        return marks;
    }

    private boolean isOn(Element properties, String toggle) {
        var own = Element.child(properties, toggle);
        if (own.isPresent()) {
            return DocxStyles.isTrue(own.get());
        }
        return Element.child(properties, "rStyle")
                .filter(style -> styles.isOn(style.attribute("val"), toggle))
                .isPresent();
    }

    /** Links are underlined and coloured everywhere. */
    private boolean isDecorated(Element properties, Set<Mark> outer) {
        boolean inLink = !fields.isEmpty() || outer.stream().anyMatch(Link.class::isInstance);
        return isOn(properties, "strike")
                || isOn(properties, "dstrike")
                || Element.child(properties, "highlight").isPresent()
                || Element.child(properties, "vertAlign")
                        .filter(align -> !align.attribute("val").equals("baseline") && !isReference(properties))
                        .isPresent()
                || !inLink
                        && Element.child(properties, "u")
                                .filter(DocxStyles::isTrue)
                                .isPresent();
    }

    private static boolean isReference(Element properties) {
        return properties.parent() instanceof Element run
                && run.children().stream()
                        .anyMatch(element -> element.name().endsWith("Reference")
                                || element.name().endsWith("Ref"));
    }
}
