package org.communique.statement.draft.codec;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.communique.crdt.YText;
import org.communique.crdt.YType;
import org.communique.crdt.YXmlElement;
import org.communique.crdt.YXmlFragment;
import org.communique.crdt.event.TextRun;
import org.communique.text.document.RichText.Mark;
import org.communique.work.Budget;
import org.jspecify.annotations.Nullable;

/** Reads shared nodes for comparison, each once. The hash of a node is made of those of its children, so equal ones need not be opened. */
final class DraftNodeReader {

    /** By which a node reads differently; each is 1 if it is not given. */
    static final Map<String, List<String>> NUMBERS = Map.of(
            "heading", List.of("level"),
            "orderedList", List.of("start"),
            "tableHeader", List.of("colspan", "rowspan"),
            "tableCell", List.of("colspan", "rowspan"));

    /** More than a draft takes; what an older one has deeper is not compared. */
    private static final int MAX_DEPTH = 128;

    /** By their letters, the similarity of two nodes is measured. */
    private static final int SAMPLE = 2_000;

    /** No ordinary text has more. Changing one takes many times the memory of writing it. */
    private static final int MOST_RUNS = 20_000;

    /** That are remembered. */
    private static final int MOST_MARKS = 64;

    private final MessageDigest digest;
    private final Map<Map<String, @Nullable Object>, ReadMarks> marks = new HashMap<>();
    private int unknown;

    DraftNodeReader() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    List<DraftNode> children(YXmlFragment parent) {
        return children(parent, new ContentBuilder(), new StringBuilder(), 0);
    }

    private List<DraftNode> children(YXmlFragment parent, ContentBuilder content, StringBuilder sample, int depth) {
        List<DraftNode> children = new ArrayList<>();
        for (YType child : parent.children()) {
            Budget.check();
            var node = node(child, content, depth);
            children.add(node);
            sample.append(node.sample(), 0, Math.min(node.sample().length(), SAMPLE - sample.length()));
        }
        return children;
    }

    /** @param around what the parent is compared by, to which this adds itself */
    private DraftNode node(YType type, ContentBuilder around, int depth) {
        if (type instanceof YText text) {
            return text(text, around);
        }
        var node = type instanceof YXmlElement element && depth < MAX_DEPTH ? element(element, depth) : unknown(type);
        around.node(node.content());
        return node;
    }

    private DraftNode text(YText text, ContentBuilder around) {
        var runs = text.toDelta();
        var own = new ContentBuilder();
        var sample = new StringBuilder();
        boolean known = runs.size() <= MOST_RUNS;
        for (var run : runs) {
            var letters = letters(run);
            var marks = marks(run.attributes());
            own.letters(letters, marks.text());
            around.letters(letters, marks.text());
            sample.append(letters, 0, Math.min(letters.length(), SAMPLE - sample.length()));
            known &= run.insert() instanceof String && marks.known();
        }
        var name = known ? DraftNode.TEXT : DraftNode.UNKNOWN;
        return new DraftNode(text, name, hash(own.end()), sample.toString(), List.of());
    }

    /** Of formats, as readers see them; few are different in an ordinary text. */
    private ReadMarks marks(Map<String, @Nullable Object> formats) {
        if (formats.isEmpty()) {
            return ReadMarks.NONE;
        }
        var read = marks.get(formats);
        if (read == null) {
            var set = InlineReader.marks(formats);
            read = new ReadMarks(
                    set.stream().map(Mark::toString).sorted().collect(Collectors.joining()),
                    formats.equals(DraftWriter.formats(set)));
            if (marks.size() < MOST_MARKS) {
                marks.put(formats, read);
            }
        }
        return read;
    }

    /** @param known whether {@link DraftWriter} makes such formats. Others would be written again at the end of a range. */
    private record ReadMarks(String text, boolean known) {
        static final ReadMarks NONE = new ReadMarks("", true);
    }

    private DraftNode element(YXmlElement element, int depth) {
        var content = new ContentBuilder();
        content.node(element.name());
        for (var number : NUMBERS.getOrDefault(element.name(), List.of())) {
            content.node(Integer.toString(DraftReader.number(element, number, 1)));
        }
        var sample = new StringBuilder();
        var children = children(element, content, sample, depth + 1);
        return new DraftNode(element, element.name(), hash(content.end()), sample.toString(), children);
    }

    private DraftNode unknown(YType type) {
        return new DraftNode(type, DraftNode.UNKNOWN, DraftNode.UNKNOWN + unknown++, "", List.of());
    }

    static String letters(TextRun run) {
        return run.insert() instanceof String letters ? letters : "";
    }

    private String hash(String content) {
        return new String(digest.digest(content.getBytes(StandardCharsets.UTF_8)), StandardCharsets.ISO_8859_1);
    }

    /** What a node holds, in one string that no other content has. Letters with the same marks are one text, as readers see them. */
    private static final class ContentBuilder {

        private final StringBuilder content = new StringBuilder();
        private final StringBuilder text = new StringBuilder();
        private String textMarks = "";

        void letters(String letters, String marks) {
            if (!letters.isEmpty() && !marks.equals(textMarks)) {
                endText();
                textMarks = marks;
            }
            text.append(letters);
        }

        void node(String node) {
            endText();
            part('n', node);
        }

        String end() {
            endText();
            return content.toString();
        }

        private void endText() {
            if (!text.isEmpty()) {
                part('m', textMarks);
                part('t', text);
                text.setLength(0);
            }
        }

        private void part(char kind, CharSequence value) {
            content.append(kind).append(value.length()).append(':').append(value);
        }
    }
}
