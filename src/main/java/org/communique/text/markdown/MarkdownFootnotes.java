package org.communique.text.markdown;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.node.Block;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** The footnote definitions of a file, and which of them the text has referred to so far. */
final class MarkdownFootnotes {

    private final Map<String, FootnoteDefinition> definitions = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    /** Nothing can refer to them, as the first of a label counts. */
    private final List<FootnoteDefinition> repeated = new ArrayList<>();

    /** Wherever they stand; in lists and quotes too. */
    void collect(Node document) {
        var node = firstBlock(document);
        while (node != null) {
            if (node instanceof FootnoteDefinition definition
                    && definitions.putIfAbsent(key(definition.getLabel()), definition) != null) {
                repeated.add(definition);
            }
            var inside = firstBlock(node);
            node = inside == null ? after(node) : inside;
        }
    }

    private static @Nullable Node firstBlock(Node node) {
        return node.getFirstChild() instanceof Block block ? block : null;
    }

    /** In document order, past what is in it. */
    private static @Nullable Node after(Node node) {
        var at = node;
        while (at != null && at.getNext() == null) {
            at = at.getParent();
        }
        return at == null ? null : at.getNext();
    }

    @Nullable
    FootnoteDefinition get(String label) {
        return definitions.get(key(label));
    }

    /** Whether it is the first time. */
    boolean use(String label) {
        return used.add(key(label));
    }

    List<FootnoteDefinition> unused() {
        var unused = new ArrayList<FootnoteDefinition>();
        definitions.forEach((label, definition) -> {
            if (!used.contains(label)) {
                unused.add(definition);
            }
        });
        unused.addAll(repeated);
        return unused;
    }

    private static String key(String label) {
        return label.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
