package org.communique.text.comparison;

import java.util.ArrayList;
import java.util.List;

/** The longest strictly increasing subsequence, by patience sorting. */
public final class IncreasingSubsequence {

    private IncreasingSubsequence() {}

    /** The places of its numbers, in order. */
    public static List<Integer> of(List<Integer> numbers) {
        var ends = new ArrayList<Integer>();
        int[] previous = new int[numbers.size()];
        for (int i = 0; i < numbers.size(); i++) {
            int low = 0;
            int high = ends.size();
            while (low < high) {
                int middle = (low + high) / 2;
                if (numbers.get(ends.get(middle)) < numbers.get(i)) {
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
        var longest = new ArrayList<Integer>();
        for (int i = ends.isEmpty() ? -1 : ends.getLast(); i >= 0; i = previous[i]) {
            longest.add(i);
        }
        return longest.reversed();
    }
}
