package org.communique.text;

import java.util.List;
import org.communique.text.RichText.Inline;

/**
 * What changed between two texts, in words, for a reader.
 *
 * @param passages     both texts in reading order
 * @param wordsAdded   words that only the new text has; moved passages count as neither
 * @param wordsRemoved words that only the old text has
 */
public record Comparison(List<Passage> passages, int wordsAdded, int wordsRemoved) {

    public enum Change {
        KEPT,
        INSERTED,
        DELETED
    }

    /**
     * A paragraph, heading, list item, table row or footnote.
     *
     * @param change what happened to it as a whole; one that is kept may still have changed words
     * @param moved  it is deleted here and inserted, word for word, elsewhere, or the other way round
     */
    public record Passage(Change change, boolean moved, Shape shape, List<Run> runs) {

        public boolean isChanged() {
            return change != Change.KEPT || runs.stream().anyMatch(run -> run.change() != Change.KEPT);
        }
    }

    /** Footnotes in runs are references only; what they say is a passage of its own. */
    public record Run(Change change, Inline inline) {}

    /**
     * How a passage stands on the page.
     *
     * @param level  of a heading, else 0
     * @param lists  how many lists it is in
     * @param quotes how many quotes it is in
     * @param marker bullet or number of a list item, number of a footnote, or empty
     */
    public record Shape(Kind kind, int level, int lists, int quotes, String marker) {

        public enum Kind {
            PARAGRAPH,
            HEADING,
            ITEM,
            ROW,
            FOOTNOTE,
            RULE
        }

        boolean isLike(Shape other) {
            return kind == other.kind && level == other.level && lists == other.lists && quotes == other.quotes;
        }
    }

    public static Comparison between(RichText old, RichText now) {
        return PassageAlignment.of(Unit.of(old), Unit.of(now)).compare();
    }

    public boolean isEmpty() {
        return passages.stream().noneMatch(Passage::isChanged);
    }
}
