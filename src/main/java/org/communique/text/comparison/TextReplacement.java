package org.communique.text.comparison;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import java.util.ArrayList;
import java.util.List;
import org.communique.text.document.Words;

/**
 * A place where words are replaced.
 *
 * @param from where the removed words begin
 * @param to   where they end
 * @param words their replacement; may be empty
 */
public record TextReplacement(int from, int to, String words) {

    /**
     * The smallest changes, in whole words, that turn one text into the other, in order. Texts that are too long to
     * compare give one change.
     */
    public static List<TextReplacement> between(String old, String now) {
        var before = Words.split(old);
        var after = Words.split(now);
        if (before.size() + after.size() > WordComparison.MOST_WORDS) {
            return List.of(new TextReplacement(0, old.length(), now));
        }
        var changes = new ArrayList<TextReplacement>();
        int at = 0;
        int next = 0;
        for (var delta : DiffUtils.diff(
                        before, after, MyersDiffWithLinearSpace.factory().create(), null)
                .getDeltas()) {
            for (; next < delta.getSource().getPosition(); next++) {
                at += before.get(next).length();
            }
            int from = at;
            for (; next < delta.getSource().getPosition() + delta.getSource().size(); next++) {
                at += before.get(next).length();
            }
            add(new TextReplacement(from, at, String.join("", delta.getTarget().getLines())), changes);
        }
        return List.copyOf(changes);
    }

    /** A deletion and an insertion at one place are one change. */
    private static void add(TextReplacement replacement, List<TextReplacement> changes) {
        if (!changes.isEmpty() && changes.getLast().to == replacement.from) {
            var last = changes.removeLast();
            changes.add(new TextReplacement(last.from, replacement.to, last.words + replacement.words));
        } else {
            changes.add(replacement);
        }
    }
}
