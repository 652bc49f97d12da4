package org.communique.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.text.Comparison.Change;
import org.communique.text.Comparison.Passage;
import org.communique.text.Comparison.Run;
import org.communique.text.RichText.Inline;
import org.communique.text.RichText.Text;
import org.communique.text.Unit.Content;

/**
 * Finds which passage of the new text is which of the old one. Passages that occur once in each text and are equal hold the texts
 * together (patience: the longest run of them in the same order); between those the most similar passages are paired.
 */
final class PassageAlignment {

    private final List<Unit> old;
    private final List<Unit> now;
    private final List<Content> oldContents;
    private final List<Content> nowContents;
    private final List<Passage> passages = new ArrayList<>();
    private int added;
    private int removed;

    private PassageAlignment(List<Unit> old, List<Unit> now) {
        this.old = old;
        this.now = now;
        this.oldContents = old.stream().map(Unit::content).toList();
        this.nowContents = now.stream().map(Unit::content).toList();
    }

    static PassageAlignment of(List<Unit> old, List<Unit> now) {
        return new PassageAlignment(old, now);
    }

    Comparison compare() {
        int[] pairs = pairs();
        var moved = moved(pairs);
        int next = 0;
        for (int n = 0; n < now.size(); n++) {
            if (pairs[n] < 0) {
                whole(now.get(n), Change.INSERTED, moved.contains(nowContents.get(n)));
                continue;
            }
            while (next < pairs[n]) {
                whole(old.get(next), Change.DELETED, moved.contains(oldContents.get(next)));
                next++;
            }
            changed(old.get(next++), now.get(n));
        }
        for (; next < old.size(); next++) {
            whole(old.get(next), Change.DELETED, moved.contains(oldContents.get(next)));
        }
        return new Comparison(List.copyOf(passages), added, removed);
    }

    /** For each new passage the old one, or -1; increasing. */
    private int[] pairs() {
        int[] pairs = new int[now.size()];
        Arrays.fill(pairs, -1);
        int fromOld = 0;
        int fromNow = 0;
        for (var anchor : Anchors.of(oldContents, nowContents)) {
            pairBetween(fromOld, anchor.old(), fromNow, anchor.now(), pairs);
            pairs[anchor.now()] = anchor.old();
            fromOld = anchor.old() + 1;
            fromNow = anchor.now() + 1;
        }
        pairBetween(fromOld, old.size(), fromNow, now.size(), pairs);
        return pairs;
    }

    private void pairBetween(int fromOld, int toOld, int fromNow, int toNow, int[] pairs) {
        while (fromOld < toOld && fromNow < toNow && oldContents.get(fromOld).equals(nowContents.get(fromNow))) {
            pairs[fromNow++] = fromOld++;
        }
        while (fromOld < toOld && fromNow < toNow && oldContents.get(toOld - 1).equals(nowContents.get(toNow - 1))) {
            pairs[--toNow] = --toOld;
        }
        int rest = Math.max(toOld - fromOld, toNow - fromNow);
        int chunks = (rest + SimilarPassages.LARGEST - 1) / SimilarPassages.LARGEST;
        for (int i = 0; i < chunks; i++) {
            int o = fromOld + (int) ((long) (toOld - fromOld) * i / chunks);
            int oEnd = fromOld + (int) ((long) (toOld - fromOld) * (i + 1) / chunks);
            int n = fromNow + (int) ((long) (toNow - fromNow) * i / chunks);
            int nEnd = fromNow + (int) ((long) (toNow - fromNow) * (i + 1) / chunks);
            var similar = SimilarPassages.pair(old.subList(o, oEnd), now.subList(n, nEnd));
            for (var pair : similar) {
                pairs[n + pair.now()] = o + pair.old();
            }
        }
    }

    private Set<Content> moved(int[] pairs) {
        var keptOld = new HashSet<Integer>();
        Map<Content, Integer> inserted = new HashMap<>();
        Map<Content, Integer> deleted = new HashMap<>();
        for (int n = 0; n < pairs.length; n++) {
            if (pairs[n] < 0) {
                inserted.merge(nowContents.get(n), 1, Integer::sum);
            } else {
                keptOld.add(pairs[n]);
            }
        }
        for (int o = 0; o < old.size(); o++) {
            if (!keptOld.contains(o)) {
                deleted.merge(oldContents.get(o), 1, Integer::sum);
            }
        }
        var moved = new HashSet<Content>();
        inserted.forEach((content, times) -> {
            if (times == 1
                    && Integer.valueOf(1).equals(deleted.get(content))
                    && !content.tokens().isEmpty()) {
                moved.add(content);
            }
        });
        return moved;
    }

    private void whole(Unit unit, Change change, boolean moved) {
        var runs = unit.tokens().stream().map(token -> new Run(change, token)).toList();
        passages.add(new Passage(change, moved, unit.shape(), WordComparison.joined(runs)));
        if (!moved) {
            count(runs);
        }
    }

    private void changed(Unit before, Unit after) {
        var runs = WordComparison.runs(before.tokens(), after.tokens());
        passages.add(new Passage(Change.KEPT, false, after.shape(), WordComparison.joined(runs)));
        count(runs);
    }

    private void count(List<Run> runs) {
        for (var run : runs) {
            if (isWord(run.inline())) {
                switch (run.change()) {
                    case INSERTED -> added++;
                    case DELETED -> removed++;
                    case KEPT -> {}
                }
            }
        }
    }

    private static boolean isWord(Inline inline) {
        return inline instanceof Text(var text, var _) && Words.isWord(text);
    }
}
