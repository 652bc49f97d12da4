package org.communique.amendment.change;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.communique.text.leaf.BlockId;
import org.communique.text.leaf.LeafSequence;

/** The most passages that are in the same order in two texts. */
final class LongestOrder {

    private LongestOrder() {}

    static List<BlockId> of(LeafSequence base, LeafSequence copy) {
        Map<BlockId, Integer> places = new HashMap<>();
        base.leaves().forEach(leaf -> places.put(leaf.id(), places.size()));
        var common = copy.leaves().stream()
                .map(leaf -> leaf.id())
                .filter(places::containsKey)
                .toList();
        return increasing(common, places);
    }

    /** The longest subsequence of increasing places, by patience sorting. */
    private static List<BlockId> increasing(List<BlockId> ids, Map<BlockId, Integer> places) {
        var ends = new ArrayList<Integer>();
        int[] previous = new int[ids.size()];
        for (int i = 0; i < ids.size(); i++) {
            int place = places.getOrDefault(ids.get(i), 0);
            int low = 0;
            int high = ends.size();
            while (low < high) {
                int middle = (low + high) / 2;
                if (places.getOrDefault(ids.get(ends.get(middle)), 0) < place) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            previous[i] = low == 0 ? -1 : ends.get(low - 1);
            if (low == ends.size()) {
                ends.add(i);
            } else {
                ends.set(low, i);
            }
        }
        var longest = new ArrayList<BlockId>();
        for (int i = ends.isEmpty() ? -1 : ends.getLast(); i >= 0; i = previous[i]) {
            longest.add(ids.get(i));
        }
        return longest.reversed();
    }
}
