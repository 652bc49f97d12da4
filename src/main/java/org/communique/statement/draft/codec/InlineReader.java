package org.communique.statement.draft.codec;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.crdt.YText;
import org.communique.crdt.YType;
import org.communique.crdt.YXmlElement;
import org.communique.crdt.YXmlFragment;
import org.communique.crdt.event.TextRun;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.LineBreak;
import org.communique.text.document.RichText.Link;
import org.communique.text.document.RichText.Mark;
import org.communique.text.document.RichText.Text;
import org.jspecify.annotations.Nullable;

/** Reads what is in a paragraph, heading or footnote. Letters with the same marks are one text, however edits have divided them. */
final class InlineReader {

    private final List<Inline> inlines = new ArrayList<>();
    private final StringBuilder letters = new StringBuilder();
    private Set<Mark> marks = Set.of();

    private InlineReader() {}

    static List<Inline> inlines(YXmlFragment parent) {
        var reader = new InlineReader();
        reader.read(parent);
        reader.endText();
        return reader.inlines;
    }

    private void read(YXmlFragment parent) {
        for (YType child : parent.children()) {
            switch (child) {
                case YText text -> text.toDelta().forEach(this::read);
                case YXmlElement element when element.name().equals("hardBreak") -> add(new LineBreak());
                case YXmlElement element when element.name().equals("footnote") -> add(new Footnote(inlines(element)));
                case YXmlElement element -> read(element);
                default -> {}
            }
        }
    }

    private void read(TextRun run) {
        if (run.insert() instanceof String text && !text.isEmpty()) {
            var itsMarks = marks(run.attributes());
            if (!itsMarks.equals(marks)) {
                endText();
                marks = itsMarks;
            }
            letters.append(text);
        }
    }

    private void add(Inline inline) {
        endText();
        inlines.add(inline);
    }

    private void endText() {
        if (!letters.isEmpty()) {
            inlines.add(new Text(letters.toString(), marks));
            letters.setLength(0);
        }
    }

    static Set<Mark> marks(Map<String, @Nullable Object> formats) {
        Set<Mark> marks = new LinkedHashSet<>();
        if (formats.get("bold") != null) {
            marks.add(new Bold());
        }
        if (formats.get("italic") != null) {
            marks.add(new Italic());
        }
        if (formats.get("link") instanceof Map<?, ?> link && link.get("href") instanceof String href) {
            marks.add(new Link(href));
        }
        return marks;
    }
}
