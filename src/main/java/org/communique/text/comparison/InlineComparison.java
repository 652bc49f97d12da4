package org.communique.text.comparison;

import java.util.List;
import java.util.stream.Stream;
import org.communique.text.comparison.Comparison.Run;
import org.communique.text.document.RichText.Footnote;
import org.communique.text.document.RichText.Inline;
import org.communique.text.document.RichText.Text;
import org.communique.text.document.Words;

/** Compares the content of paragraphs word by word. Those of one text share an allowance, as the time grows with the product of their lengths. */
public final class InlineComparison {

    /** What stands for a footnote, whatever it says. */
    public static final Footnote REFERENCE = ComparedPassage.REFERENCE;

    private final WordComparison words;

    /** @param tokens of both texts */
    public InlineComparison(long tokens) {
        words = new WordComparison(tokens);
    }

    /** @param old a token each, as {@code now}, see {@link #tokens}; whatever footnotes say, they are the same */
    public List<Run> runs(List<Inline> old, List<Inline> now) {
        return words.runs(references(old), references(now));
    }

    private static List<Inline> references(List<Inline> tokens) {
        return tokens.stream()
                .map(token -> token instanceof Footnote ? REFERENCE : token)
                .toList();
    }

    /** Words, the characters between words, line breaks and footnotes. */
    public static List<Inline> tokens(List<Inline> content) {
        return content.stream()
                .flatMap(inline -> inline instanceof Text(var text, var marks)
                        ? Words.split(text).stream().<Inline>map(word -> new Text(word, marks))
                        : Stream.of(inline))
                .toList();
    }
}
