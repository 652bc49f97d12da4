package org.communique.text.comparison;

import java.util.Arrays;
import java.util.List;

/**
 * Aligns the parts of the new text with those of the old one. Equal parts that occur once in each text are anchors (patience diff: the
 * longest sequence of them in the same order). Between anchors the most similar parts are paired.
 */
public final class SequenceAlignment<T extends Alignable<T>> {

    private final List<T> old;
    private final List<T> now;
    private final List<String> oldContents;
    private final List<String> nowContents;
    private final int[] pairs;

    private SequenceAlignment(List<T> old, List<T> now) {
        this.old = old;
        this.now = now;
        this.oldContents = old.stream().map(Alignable::content).toList();
        this.nowContents = now.stream().map(Alignable::content).toList();
        this.pairs = new int[now.size()];
        Arrays.fill(pairs, -1);
    }

    /** For each new part the old one, or -1; increasing. */
    public static <T extends Alignable<T>> int[] pairs(List<T> old, List<T> now) {
        var alignment = new SequenceAlignment<>(old, now);
        alignment.pair();
        return alignment.pairs;
    }

    private void pair() {
        int fromOld = 0;
        int fromNow = 0;
        for (var anchor :
                CommonAnchors.of(oldContents, nowContents, n -> now.get(n).hasWords())) {
            pairBetween(fromOld, anchor.old(), fromNow, anchor.now());
            pairs[anchor.now()] = anchor.old();
            fromOld = anchor.old() + 1;
            fromNow = anchor.now() + 1;
        }
        pairBetween(fromOld, old.size(), fromNow, now.size());
    }

    private void pairBetween(int fromOld, int toOld, int fromNow, int toNow) {
        while (fromOld < toOld && fromNow < toNow && oldContents.get(fromOld).equals(nowContents.get(fromNow))) {
            pairs[fromNow++] = fromOld++;
        }
        while (fromOld < toOld && fromNow < toNow && oldContents.get(toOld - 1).equals(nowContents.get(toNow - 1))) {
            pairs[--toNow] = --toOld;
        }
        int rest = Math.max(toOld - fromOld, toNow - fromNow);
        int chunks = (rest + SimilarityMatcher.LARGEST - 1) / SimilarityMatcher.LARGEST;
        for (int i = 0; i < chunks; i++) {
            int o = fromOld + (int) ((long) (toOld - fromOld) * i / chunks);
            int oEnd = fromOld + (int) ((long) (toOld - fromOld) * (i + 1) / chunks);
            int n = fromNow + (int) ((long) (toNow - fromNow) * i / chunks);
            int nEnd = fromNow + (int) ((long) (toNow - fromNow) * (i + 1) / chunks);
            for (var pair : SimilarityMatcher.pair(old.subList(o, oEnd), now.subList(n, nEnd))) {
                pairs[n + pair.now()] = o + pair.old();
            }
        }
    }
}
