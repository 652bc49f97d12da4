package org.communique.text.comparison;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;
import org.communique.text.document.Words;

/**
 * The changes, in whole words, that turn one text into another. If the budget that all texts share is not enough to compare them, what
 * is equal at the beginning and the end is left out; if the rest is still too long, words that occur once in both divide it; and of
 * that, what is too long is one change.
 */
public final class WordChanges {

    /** On average; a space is a token, too. */
    private static final int LETTERS_PER_TOKEN = 3;

    private final ComparisonBudget budget;

    /** @param letters of all texts, old and new */
    public WordChanges(long letters) {
        budget = new ComparisonBudget(letters / LETTERS_PER_TOKEN);
    }

    /** In order; none of them touch each other. */
    public List<TextReplacement> between(String old, String now) {
        return new Pair(Words.split(old), Words.split(now)).changes();
    }

    /** What is done with a range of each text. */
    private interface Step {
        void take(int fromOld, int toOld, int fromNow, int toNow);
    }

    private final class Pair {

        private final List<String> old;
        private final List<String> now;
        private final List<TextReplacement> changes = new ArrayList<>();

        /** How many of the old words are behind, and their letters. */
        private int passed;

        private int letters;

        Pair(List<String> old, List<String> now) {
            this.old = old;
            this.now = now;
        }

        List<TextReplacement> changes() {
            if (budget.isAffordable(old.size(), now.size())) {
                compare(0, old.size(), 0, now.size());
            } else {
                compareBetweenEnds(0, old.size(), 0, now.size(), this::compareBetweenAnchors);
            }
            return List.copyOf(changes);
        }

        private void compareBetweenEnds(int fromOld, int toOld, int fromNow, int toNow, Step ifTooLong) {
            int o = fromOld;
            int n = fromNow;
            while (o < toOld && n < toNow && old.get(o).equals(now.get(n))) {
                o++;
                n++;
            }
            int oEnd = toOld;
            int nEnd = toNow;
            while (o < oEnd && n < nEnd && old.get(oEnd - 1).equals(now.get(nEnd - 1))) {
                oEnd--;
                nEnd--;
            }
            if (budget.isAffordable(oEnd - o, nEnd - n)) {
                compare(o, oEnd, n, nEnd);
            } else {
                ifTooLong.take(o, oEnd, n, nEnd);
            }
        }

        private void compareBetweenAnchors(int fromOld, int toOld, int fromNow, int toNow) {
            int o = fromOld;
            int n = fromNow;
            for (var anchor : CommonAnchors.of(
                    old.subList(fromOld, toOld),
                    now.subList(fromNow, toNow),
                    i -> Words.isWord(now.get(fromNow + i)))) {
                compareBetweenEnds(o, fromOld + anchor.old(), n, fromNow + anchor.now(), this::replace);
                o = fromOld + anchor.old() + 1;
                n = fromNow + anchor.now() + 1;
            }
            compareBetweenEnds(o, toOld, n, toNow, this::replace);
        }

        private void compare(int fromOld, int toOld, int fromNow, int toNow) {
            if (fromOld == toOld || fromNow == toNow) {
                replace(fromOld, toOld, fromNow, toNow);
                return;
            }
            var before = old.subList(fromOld, toOld);
            var after = now.subList(fromNow, toNow);
            for (var delta : DiffUtils.diff(
                            before, after, MyersDiffWithLinearSpace.factory().create(), null)
                    .getDeltas()) {
                int o = fromOld + delta.getSource().getPosition();
                int n = fromNow + delta.getTarget().getPosition();
                replace(
                        o,
                        o + delta.getSource().size(),
                        n,
                        n + delta.getTarget().size());
            }
        }

        private void replace(int fromOld, int toOld, int fromNow, int toNow) {
            if (fromOld < toOld || fromNow < toNow) {
                int from = passTo(fromOld);
                add(new TextReplacement(from, passTo(toOld), String.join("", now.subList(fromNow, toNow))));
            }
        }

        private int passTo(int word) {
            for (; passed < word; passed++) {
                letters += old.get(passed).length();
            }
            return letters;
        }

        /** A deletion and an insertion at one place are one change. */
        private void add(TextReplacement replacement) {
            if (!changes.isEmpty() && changes.getLast().to() == replacement.from()) {
                var last = changes.removeLast();
                changes.add(new TextReplacement(last.from(), replacement.to(), last.words() + replacement.words()));
            } else {
                changes.add(replacement);
            }
        }
    }
}
