package org.communique.text.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.communique.text.comparison.Comparison.Change;
import org.communique.text.comparison.Comparison.Fate;
import org.communique.text.comparison.Comparison.Passage;
import org.communique.text.comparison.Comparison.Run;

/** Aligns the passages of the new text with those of the old one. Similar passages that are left on both sides have moved. */
final class PassageAlignment {

    private final List<ComparedPassage> old;
    private final List<ComparedPassage> now;
    private final WordComparison words;
    private final List<Passage> passages = new ArrayList<>();

    private PassageAlignment(List<ComparedPassage> old, List<ComparedPassage> now) {
        this.old = old;
        this.now = now;
        this.words = new WordComparison(Stream.concat(old.stream(), now.stream())
                .mapToLong(comparedPassage -> comparedPassage.tokens().size())
                .sum());
    }

    static PassageAlignment of(List<ComparedPassage> old, List<ComparedPassage> now) {
        return new PassageAlignment(old, now);
    }

    List<Passage> compare() {
        int[] pairs = SequenceAlignment.pairs(old, now);
        var moveDetection = MoveDetection.of(old, now, pairs);
        int next = 0;
        for (int n = 0; n < now.size(); n++) {
            if (pairs[n] < 0) {
                arrived(n, moveDetection.from(n));
                continue;
            }
            while (next < pairs[n]) {
                gone(next, moveDetection.to(next));
                next++;
            }
            both(Fate.KEPT, old.get(next++), now.get(n));
        }
        for (; next < old.size(); next++) {
            gone(next, moveDetection.to(next));
        }
        return List.copyOf(passages);
    }

    /** @param from where it was in the old text, or -1 */
    private void arrived(int n, int from) {
        var comparedPassage = now.get(n);
        if (from < 0) {
            passages.add(new Passage(
                    Fate.INSERTED,
                    null,
                    comparedPassage.number(),
                    comparedPassage.shape(),
                    whole(comparedPassage, Change.INSERTED)));
        } else {
            both(Fate.MOVED_HERE, old.get(from), comparedPassage);
        }
    }

    /** @param to where it is in the new text, or -1 */
    private void gone(int o, int to) {
        var comparedPassage = old.get(o);
        passages.add(new Passage(
                to < 0 ? Fate.DELETED : Fate.MOVED_AWAY,
                comparedPassage.number(),
                to < 0 ? null : now.get(to).number(),
                comparedPassage.shape(),
                whole(comparedPassage, Change.DELETED)));
    }

    private void both(Fate fate, ComparedPassage before, ComparedPassage after) {
        var runs = WordComparison.joined(words.runs(before.tokens(), after.tokens()));
        passages.add(new Passage(fate, before.number(), after.number(), after.shape(), runs));
    }

    private static List<Run> whole(ComparedPassage comparedPassage, Change change) {
        return WordComparison.joined(comparedPassage.tokens().stream()
                .map(token -> new Run(change, token))
                .toList());
    }
}
