package org.communique.text.comparison;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/** Parts that occur exactly once in both texts: the longest sequence that has the same order in both. */
final class CommonAnchors {

    record Pair(int old, int now) {}

    private CommonAnchors() {}

    /** @param canBeAnchor whether the new part at an index can be one */
    static List<Pair> of(List<String> old, List<String> now, IntPredicate canBeAnchor) {
        var inOld = once(old);
        var inNow = once(now);
        var candidates = new ArrayList<Pair>();
        for (int n = 0; n < now.size(); n++) {
            var content = now.get(n);
            Integer o = inOld.get(content);
            if (o != null && o >= 0 && canBeAnchor.test(n) && inNow.getOrDefault(content, -1) == n) {
                candidates.add(new Pair(o, n));
            }
        }
        return IncreasingSubsequence.of(candidates.stream().map(Pair::old).toList()).stream()
                .map(candidates::get)
                .toList();
    }

    private static Map<String, Integer> once(List<String> contents) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < contents.size(); i++) {
            places.merge(contents.get(i), i, (first, second) -> -1);
        }
        return places;
    }
}
