package org.communique.text.leaf;

import java.util.ArrayList;
import java.util.List;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Text;
import org.communique.text.document.Words;

/** A line as its words, with what is between them, line breaks and footnotes one by one. */
public record LineWords(List<Inline> words) {

    public LineWords {
        words = List.copyOf(words);
    }

    public static LineWords of(List<Inline> line) {
        var words = new ArrayList<Inline>();
        for (var inline : joined(line)) {
            if (inline instanceof Text(var text, var marks)) {
                Words.split(text).forEach(word -> words.add(new Text(word, marks)));
            } else {
                words.add(inline);
            }
        }
        return new LineWords(words);
    }

    /** Neighbours with the same marks are one text. */
    public List<Inline> line() {
        return joined(words);
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
