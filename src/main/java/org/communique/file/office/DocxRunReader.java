package org.communique.file.office;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.communique.file.office.change.TrackedChanges;
import org.communique.file.office.part.DocxStyles;
import org.communique.file.office.part.Element;
import org.communique.file.office.part.XmlNode.Characters;
import org.communique.text.document.InOneLine;
import org.communique.text.document.RichText.Block;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.Mark;
import org.communique.text.document.RichText.Text;
import org.communique.text.markdown.ImportLoss;
import org.jspecify.annotations.Nullable;

/** Reads the runs of a paragraph. */
final class DocxRunReader {

    private final LossCollector lossCollector;
    private final TrackedChanges trackedChanges;
    private final DocxStyles styles;
    private final DocxRunLooks looks;
    private final DocxNotes notes;
    private final Function<Element, List<Block>> asideReader;
    private final Set<Element> leftOutNotes = new HashSet<>();
    private final LinkValidator linkValidator;
    private final SizeCounter sizeCounter;
    private final DocxIndexWords indexWords;

    private final DocxFields fields;

    /** The reference to the note that is being read. */
    private @Nullable Element note;

    /** Whether the style of the paragraph hides it. */
    private boolean hidden;

    DocxRunReader(
            LossCollector lossCollector,
            TrackedChanges trackedChanges,
            DocxStyles styles,
            DocxNotes notes,
            Function<Element, List<Block>> asideReader,
            SizeCounter sizeCounter) {
        this.lossCollector = lossCollector;
        this.trackedChanges = trackedChanges;
        this.fields = new DocxFields(trackedChanges);
        this.styles = styles;
        this.looks = new DocxRunLooks(styles);
        this.notes = notes;
        this.asideReader = asideReader;
        this.sizeCounter = sizeCounter;
        this.indexWords = new DocxIndexWords(lossCollector);
        this.linkValidator = new LinkValidator(lossCollector, sizeCounter);
    }

    void begin(Element body) {
        fields.begin(body);
    }

    private List<Block> aside(Element story) {
        return fields.inside(story, asideReader);
    }

    void pass(Element unread) {
        fields.pass(unread);
    }

    List<Inline> of(Element paragraph) {
        var content = new ArrayList<Inline>();
        boolean outer = hidden;
        hidden = styles.isOn(DocxStyles.of(paragraph), "vanish");
        add(paragraph, Set.of(), content);
        hidden = outer;
        indexWords.endParagraph(fields.ofStory().areOfAnIndex());
        return content;
    }

    /** With the notes that it refers to. */
    void leaveOut(ImportLoss.Kind kind, Element element) {
        pass(element);
        lossCollector.leaveOut(kind, element.text());
        notes.in(element).filter(leftOutNotes::add).forEach(note -> lossCollector.alsoLeaveOut(note.text()));
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
                case "fldSimple" -> {
                    fields.ofStory().begin();
                    fields.ofStory().instruct(element.attribute("instr"));
                    fields.ofStory().separate();
                    add(element, marks, content);
                    fields.ofStory().end();
                }
                case "smartTag", "sdt", "sdtContent", "customXml", "dir", "bdo", "AlternateContent" ->
                    add(element, marks, content);
                case "oMath", "oMathPara" -> {
                    lossCollector.add(ImportLoss.Kind.OBJECT, element.excerpt());
                    text(equation(element), marks, content);
                }
                default -> pass(element);
            }
        }
    }

    private String equation(Element equation) {
        var words = new StringBuilder();
        for (var node : equation.content()) {
            switch (node) {
                case Element change
                when trackedChanges.leaveOut(change) -> leaveOut(ImportLoss.Kind.TRACKED_CHANGE, change);
                case Element part -> words.append(equation(part));
                case Characters(var characters) -> words.append(characters);
            }
        }
        return words.toString();
    }

    private Set<Mark> linked(Element hyperlink, Set<Mark> marks) {
        var id = hyperlink.attribute("id");
        return id.isEmpty() ? marks : linkValidator.linked(notes.link(id, note), marks);
    }

    private void run(Element run, Set<Mark> outer, List<Inline> content) {
        var properties = Element.child(run, "rPr").orElse(null);
        if (looks.isHidden(properties, hidden)) {
            leaveOut(ImportLoss.Kind.HIDDEN_TEXT, run);
            return;
        }
        var marks = looks.marks(properties, outer);
        boolean inLink = !fields.ofStory().isEmpty() || outer.stream().anyMatch(Link.class::isInstance);
        if (properties != null && run.hasText() && looks.isDecorated(properties, inLink)) {
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
            case "fldChar" -> fields.ofStory().pass(element);
            case "instrText", "delInstrText" -> fields.ofStory().instruct(element.text());
            default -> {}
        }
    }

    private void text(String text, Set<Mark> marks, List<Inline> content) {
        if (!fields.ofStory().areShown()) {
            return;
        }
        sizeCounter.addRun(text.length());
        if (fields.ofStory().areOfAnIndex()) {
            indexWords.add(text);
            return;
        }
        var all = marks;
        for (var link : fields.ofStory().links()) {
            all = linkValidator.linked(link, all);
        }
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
            text(" ", Set.of(), content);
            content.addAll(InOneLine.of(aside(box), " "));
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
        var found = notes.of(reference);
        if (found == null || note != null) {
            if (found == null || !leftOutNotes.add(found)) {
                lossCollector.add(ImportLoss.Kind.FOOTNOTE_NESTED, "");
            } else {
                lossCollector.leaveOut(ImportLoss.Kind.FOOTNOTE_NESTED, found.text());
            }
            return;
        }
        sizeCounter.addNote();
        note = reference;
        var blocks = aside(found);
        note = null;
        if (blocks.size() > 1) {
            lossCollector.add(ImportLoss.Kind.FOOTNOTE_BLOCKS, found.excerpt());
        }
        content.add(new Footnote(InOneLine.of(blocks, " ")));
    }
}
