package org.communique.text.markdown;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.ext.footnotes.FootnoteDefinition;
import org.commonmark.node.Node;
import org.jspecify.annotations.Nullable;

/** The footnote definitions of a file, and which of them the text has referred to so far. */
final class MarkdownFootnotes {

    private final Map<String, FootnoteDefinition> definitions = new LinkedHashMap<>();
    private final Set<String> used = new HashSet<>();

    void collect(Node document) {
        for (var node = document.getFirstChild(); node != null; node = node.getNext()) {
            if (node instanceof FootnoteDefinition definition) {
                definitions.putIfAbsent(key(definition.getLabel()), definition);
            }
        }
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
        return unused;
    }

    private static String key(String label) {
        return label.strip().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ");
    }
}
