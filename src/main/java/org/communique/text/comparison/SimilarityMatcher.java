package org.communique.text.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.work.Budget;

/** Pairs parts of two texts by the words they share, in order, so that their total similarity is greatest. */
final class SimilarityMatcher<T extends Alignable<T>> {

    /** Parts on one side; the work grows with its square. */
    static final int LARGEST = 600;

    private static final float ENOUGH = 0.4f;

    private final List<T> old;
    private final List<T> now;
    private final Map<String, Integer> ids = new HashMap<>();

    private SimilarityMatcher(List<T> old, List<T> now) {
        this.old = old;
        this.now = now;
    }

    static <T extends Alignable<T>> List<CommonAnchors.Pair> pair(List<T> old, List<T> now) {
        return old.isEmpty() || now.isEmpty() ? List.of() : new SimilarityMatcher<>(old, now).best();
    }

    private List<CommonAnchors.Pair> best() {
        var oldWords = old.stream().map(this::words).toList();
        var nowWords = now.stream().map(this::words).toList();
        var shared = new SharedWords(nowWords, ids.size());
        float[][] likeness = new float[old.size()][now.size()];
        float[][] sum = new float[old.size() + 1][now.size() + 1];
        for (int o = old.size() - 1; o >= 0; o--) {
            Budget.check();
            int[] common = shared.with(oldWords.get(o));
            for (int n = now.size() - 1; n >= 0; n--) {
                float alike = likeness(common[n], oldWords.get(o).length + nowWords.get(n).length);
                if (alike >= ENOUGH && old.get(o).isLike(now.get(n))) {
                    likeness[o][n] = alike;
                }
                sum[o][n] = Math.max(sum[o + 1][n], sum[o][n + 1]);
                if (likeness[o][n] >= ENOUGH) {
                    sum[o][n] = Math.max(sum[o][n], sum[o + 1][n + 1] + likeness[o][n]);
                }
            }
        }
        var pairs = new ArrayList<CommonAnchors.Pair>();
        int o = 0;
        int n = 0;
        while (o < old.size() && n < now.size()) {
            if (likeness[o][n] >= ENOUGH && sum[o][n] == sum[o + 1][n + 1] + likeness[o][n]) {
                pairs.add(new CommonAnchors.Pair(o++, n++));
            } else if (sum[o][n] == sum[o + 1][n]) {
                o++;
            } else {
                n++;
            }
        }
        return pairs;
    }

    private int[] words(T part) {
        return part.words()
                .mapToInt(word -> ids.computeIfAbsent(word, _ -> ids.size()))
                .sorted()
                .toArray();
    }

    /** Twice the words in common over all words: 1 for the same words, 0 for none in common. */
    private static float likeness(int common, int all) {
        return all == 0 ? 1 : 2f * common / all;
    }
}
