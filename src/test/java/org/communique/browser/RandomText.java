package org.communique.browser;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.communique.crdt.YXmlElement;
import org.communique.crdt.YXmlFragment;
import org.jspecify.annotations.Nullable;

/**
 * Text that the server admits, with all that concurrent edits may leave incomplete: lists and tables without rows, items that
 * begin with a heading, texts side by side.
 */
public final class RandomText {

    private static final List<String> BLOCKS = List.of(
            "paragraph",
            "paragraph",
            "paragraph",
            "heading",
            "bulletList",
            "orderedList",
            "blockquote",
            "table",
            "horizontalRule");
    private static final int DEEPEST = 5;

    private final Random random;

    private RandomText(Random random) {
        this.random = random;
    }

    /** Replaces part of a text, or all of it. */
    public static void replace(YXmlFragment text, Random random) {
        int from = random.nextInt(3) == 0 ? 0 : random.nextInt(text.length() + 1);
        text.delete(from, random.nextInt(text.length() - from + 1));
        var made = new RandomText(random);
        for (int i = random.nextInt(5); i > 0; i--) {
            made.insert(text, random.nextInt(text.length() + 1), made.oneOf(BLOCKS), 0);
        }
    }

    private void insert(YXmlFragment parent, int index, String name, int depth) {
        var element = parent.insertElement(index, name);
        switch (name) {
            case "paragraph" -> fillWithText(element);
            case "heading" -> {
                element.setAttribute("level", random.nextInt(5) == 0 ? null : 1L + random.nextInt(4));
                fillWithText(element);
            }
            case "bulletList" -> fill(element, depth, "listItem");
            case "orderedList" -> {
                element.setAttribute("start", (long) random.nextInt(1_000_000));
                fill(element, depth, "listItem");
            }
            case "table" -> fill(element, depth, "tableRow");
            case "tableRow" -> fill(element, depth, "tableCell", "tableHeader");
            case "tableCell", "tableHeader" -> {
                setSpans(element);
                fill(element, depth, BLOCKS.toArray(String[]::new));
            }
            case "listItem", "blockquote" -> fill(element, depth, BLOCKS.toArray(String[]::new));
            default -> {}
        }
    }

    private void fill(YXmlElement parent, int depth, String... names) {
        int count = depth >= DEEPEST ? 0 : random.nextInt(4);
        for (int i = 0; i < count; i++) {
            insert(parent, i, oneOf(Arrays.asList(names)), depth + 1);
        }
    }

    private void setSpans(YXmlElement cell) {
        for (String span : List.of("colspan", "rowspan")) {
            if (random.nextInt(3) == 0) {
                cell.setAttribute(span, 1L + random.nextInt(4));
            }
        }
    }

    private void fillWithText(YXmlElement block) {
        if (random.nextInt(4) == 0) {
            block.setAttribute("dir", random.nextBoolean() ? "rtl" : "ltr");
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            switch (random.nextInt(5)) {
                case 0 -> block.insertElement(0, "hardBreak");
                case 1 -> block.insertElement(0, "footnote").insertText(0).insert(0, letters(), marks());
                default -> block.insertText(0).insert(0, letters(), marks());
            }
        }
    }

    private String letters() {
        var letters = new StringBuilder();
        for (int i = 1 + random.nextInt(random.nextInt(20) == 0 ? 3_000 : 12); i > 0; i--) {
            letters.append((char) (random.nextInt(10) == 0 ? '\u05d0' + random.nextInt(26) : 'a' + random.nextInt(26)));
        }
        return letters.toString();
    }

    private Map<String, ? extends @Nullable Object> marks() {
        return switch (random.nextInt(5)) {
            case 0 -> Map.of("bold", Map.of());
            case 1 -> Map.of("italic", Map.of(), "link", Map.of("href", "https://example.org"));
            default -> Map.of();
        };
    }

    private <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
