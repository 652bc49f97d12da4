package org.communique.text.comparison;

import java.util.List;
import org.communique.text.document.RichText;
import org.communique.text.document.RichText.Inline;
import org.jspecify.annotations.Nullable;

/**
 * What changed between two texts, in words, for a reader.
 *
 * @param passages both texts in reading order
 */
public record Comparison(List<Passage> passages, Summary summary) {

    public enum Change {
        KEPT,
        INSERTED,
        DELETED,
        /** The same words with other marks: bold, italic or a link. */
        RESTYLED
    }

    /** What happened to a passage as a whole. */
    public enum Fate {
        /** It is in both texts at the same place; words in it may have changed. */
        KEPT,
        INSERTED,
        DELETED,
        /** It was here, and is elsewhere in the new text. */
        MOVED_AWAY,
        /** It was elsewhere in the old text; words in it may have changed. */
        MOVED_HERE
    }

    /**
     * A paragraph, heading, list item, table row or footnote.
     *
     * @param before its number in the old text, see {@link Passages}; a footnote has its paragraph's
     * @param after  its number in the new text
     */
    public record Passage(
            Fate fate, @Nullable Integer before, @Nullable Integer after, Shape shape, List<Run> runs) {

        public boolean isChanged() {
            return fate != Fate.KEPT || isReworded();
        }

        /** Whether something inside it changed. */
        public boolean isReworded() {
            return (fate == Fate.KEPT || fate == Fate.MOVED_HERE)
                    && runs.stream().anyMatch(run -> run.change() != Change.KEPT);
        }
    }

    /**
     * Footnotes in runs are references only; what they say is a passage of its own.
     *
     * @param before as it was in the old text, if only its marks changed
     */
    public record Run(
            Change change, Inline inline, @Nullable Inline before) {

        Run(Change change, Inline inline) {
            this(change, inline, null);
        }
    }

    /**
     * How a passage is laid out.
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

    /**
     * The change in numbers.
     *
     * @param wordsAdded        words that only the new text has; those of a moved passage count as neither
     * @param wordsRemoved      words that only the old text has
     * @param wordsRestyled     words of which only the marks changed
     * @param paragraphsChanged kept or moved ones with a change inside
     */
    public record Summary(
            int wordsAdded,
            int wordsRemoved,
            int wordsRestyled,
            int paragraphsAdded,
            int paragraphsRemoved,
            int paragraphsChanged,
            int paragraphsMoved) {}

    public static Comparison between(RichText old, RichText now) {
        var passages = PassageAlignment.of(ComparedPassage.of(old), ComparedPassage.of(now))
                .compare();
        return new Comparison(passages, ChangeCounter.of(passages));
    }

    public boolean isEmpty() {
        return passages.stream().noneMatch(Passage::isChanged);
    }
}
