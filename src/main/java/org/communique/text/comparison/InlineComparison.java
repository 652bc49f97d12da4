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

    /** @param old a token each, see {@link #tokens} */
    public List<Run> runs(List<Inline> old, List<Inline> now) {
        return words.runs(old, tokens(now));
    }

    /** Words, the characters between words, line breaks and references to footnotes. */
    public static List<Inline> tokens(List<Inline> content) {
        return ComparedPassage.tokens(content);
    }

    public static Stream<String> words(List<Inline> content) {
        return tokens(content).stream()
                .flatMap(
                        token -> token instanceof Text(var text, var _) && Words.isWord(text) ? Stream.of(text) : null);
    }
}
