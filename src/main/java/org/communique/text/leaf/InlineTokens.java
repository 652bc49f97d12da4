package org.communique.text.leaf;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Text;
import org.communique.text.document.Words;

/** The content of a text block as words, the characters between words, line breaks and footnotes. */
public record InlineTokens(List<Inline> tokens) {

    public InlineTokens {
        tokens = List.copyOf(tokens);
    }

    public static InlineTokens of(List<Inline> content) {
        var tokens = new ArrayList<Inline>();
        for (var inline : joined(content)) {
            if (inline instanceof Text(var text, var marks)) {
                Words.split(text).forEach(word -> tokens.add(new Text(word, marks)));
            } else {
                tokens.add(inline);
            }
        }
        return new InlineTokens(tokens);
    }

    /** Neighbours with the same marks are one text. */
    public List<Inline> inlines() {
        return joined(tokens);
    }

    private static List<Inline> joined(List<Inline> inlines) {
        var line = new ArrayList<Inline>();
        for (int from = 0; from < inlines.size(); ) {
            int to = from + 1;
            if (inlines.get(from) instanceof Text(var text, var marks)) {
                var letters = new StringBuilder(text);
                while (to < inlines.size()
                        && inlines.get(to) instanceof Text(var next, var same)
                        && same.equals(marks)) {
                    letters.append(next);
                    to++;
                }
                if (!letters.isEmpty()) {
                    line.add(new Text(letters.toString(), marks));
                }
            } else {
                line.add(inlines.get(from));
            }
            from = to;
        }
        return List.copyOf(line);
    }
}
