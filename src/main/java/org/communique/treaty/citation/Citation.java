package org.communique.treaty.citation;

import java.util.List;
import java.util.stream.IntStream;
import org.communique.treaty.instrument.ArticleNumber;

/**
 * An article, or a range of articles, that a passage cites.
 *
 * @param from          the first character in the passage
 * @param to            after the last character
 * @param last          the same as {@code first} unless a range is cited
 * @param paragraphs    empty if the article is cited as a whole
 * @param subparagraphs as they are written, in lower case
 * @param other         the instrument as the passage names it, if it is not the Convention; otherwise empty
 */
public record Citation(
        int from,
        int to,
        ArticleNumber first,
        ArticleNumber last,
        List<Integer> paragraphs,
        List<String> subparagraphs,
        Certainty certainty,
        String other) {

    /** Whether a citation is one of the Convention. The names are part of message keys. */
    public enum Certainty {
        /** The passage names the Convention. */
        NAMED,
        /** The passage names no instrument. */
        ASSUMED,
        /** The passage names another instrument that may be meant. */
        AMBIGUOUS,
        /** It is of another instrument. */
        OTHER
    }

    public Citation {
        paragraphs = List.copyOf(paragraphs);
        subparagraphs = List.copyOf(subparagraphs);
    }

    public boolean isOfTheConvention() {
        return certainty != Certainty.OTHER;
    }

    public Citation withCertainty(Certainty changed) {
        return new Citation(from, to, first, last, paragraphs, subparagraphs, changed, other);
    }

    /** The same article, cited again at another place for a provision of it. */
    public Citation again(int newFrom, int newTo, List<Integer> newParagraphs, List<String> newSubparagraphs) {
        return new Citation(newFrom, newTo, first, last, newParagraphs, newSubparagraphs, certainty, other);
    }

    public boolean isRange() {
        return !first.equals(last);
    }

    /** Those of a range too. */
    public List<ArticleNumber> articles() {
        return isRange()
                ? IntStream.rangeClosed(first.number(), last.number())
                        .mapToObj(ArticleNumber::of)
                        .toList()
                : List.of(first);
    }

    public boolean includes(ArticleNumber article) {
        return article.compareTo(first) >= 0 && article.compareTo(last) <= 0;
    }
}
