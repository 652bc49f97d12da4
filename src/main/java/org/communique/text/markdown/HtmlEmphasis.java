package org.communique.text.markdown;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.communique.text.document.RichText.Bold;
import org.communique.text.document.RichText.Italic;
import org.communique.text.document.RichText.Mark;

/** What tags between the words of one block make bold or italic. */
final class HtmlEmphasis {

    private static final Pattern BOLD_TAG = Pattern.compile("(?is)<(b|strong)(\\s[^>]*)?>");
    private static final Pattern ITALIC_TAG = Pattern.compile("(?is)<(i|em)(\\s[^>]*)?>");

    private int bold;
    private int italic;

    /** Tags that begin something which ends. */
    private final Set<Node> closed = Collections.newSetFromMap(new IdentityHashMap<>());

    HtmlEmphasis(Node parent) {
        var begunBold = new ArrayDeque<Node>();
        var begunItalic = new ArrayDeque<Node>();
        for (var node = parent.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof HtmlInline tag) {
                switch (Tag.of(tag.getLiteral())) {
                    case BOLD -> begunBold.push(tag);
                    case ITALIC -> begunItalic.push(tag);
                    case BOLD_END -> close(begunBold);
                    case ITALIC_END -> close(begunItalic);
                    case OTHER -> {}
                }
            }
        }
    }

    private void close(Deque<Node> begun) {
        if (!begun.isEmpty()) {
            closed.add(begun.pop());
        }
    }

    private enum Tag {
        BOLD,
        ITALIC,
        BOLD_END,
        ITALIC_END,
        OTHER;

        static Tag of(String tag) {
            return switch (tag.toLowerCase(Locale.ROOT)) {
                case "</b>", "</strong>" -> BOLD_END;
                case "</i>", "</em>" -> ITALIC_END;
                default ->
                    BOLD_TAG.matcher(tag).matches()
                            ? BOLD
                            : ITALIC_TAG.matcher(tag).matches() ? ITALIC : OTHER;
            };
        }
    }

    /** False for another tag, one that ends what has not begun, and one that begins what does not end. */
    boolean take(HtmlInline node) {
        var tag = Tag.of(node.getLiteral());
        switch (tag) {
            case BOLD, ITALIC -> {
                if (!closed.contains(node)) {
                    return false;
                }
                count(tag == Tag.BOLD, 1);
            }
            case BOLD_END, ITALIC_END -> {
                if ((tag == Tag.BOLD_END ? bold : italic) == 0) {
                    return false;
                }
                count(tag == Tag.BOLD_END, -1);
            }
            case OTHER -> {
                return false;
            }
        }
        return true;
    }

    private void count(boolean isBold, int change) {
        bold += isBold ? change : 0;
        italic += isBold ? 0 : change;
    }

    Set<Mark> on(Set<Mark> outer) {
        if (bold == 0 && italic == 0) {
            return outer;
        }
        var marks = new HashSet<>(outer);
        if (bold > 0) {
            marks.add(new Bold());
        }
        if (italic > 0) {
            marks.add(new Italic());
        }
        return Set.copyOf(marks);
    }
}
