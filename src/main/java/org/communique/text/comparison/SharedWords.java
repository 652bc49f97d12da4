package org.communique.text.comparison;

import java.util.List;

/** Counts the words that parts of two texts have in common. Those with none in common, as nearly all are, cost nothing. */
final class SharedWords {

    private final int count;

    /** Where those parts begin that have a word, by its number. */
    private final int[] starts;

    private final int[] parts;
    private final int[] times;

    /**
     * @param all   for each part its words as numbers, sorted
     * @param words how many numbers there are
     */
    SharedWords(List<int[]> all, int words) {
        count = all.size();
        starts = new int[words + 1];
        for (int[] part : all) {
            for (int at = 0; at < part.length; at = end(part, at)) {
                starts[part[at] + 1]++;
            }
        }
        for (int word = 0; word < words; word++) {
            starts[word + 1] += starts[word];
        }
        parts = new int[starts[words]];
        times = new int[starts[words]];
        int[] next = starts.clone();
        for (int number = 0; number < count; number++) {
            int[] part = all.get(number);
            for (int at = 0, to; at < part.length; at = to) {
                to = end(part, at);
                int place = next[part[at]]++;
                parts[place] = number;
                times[place] = to - at;
            }
        }
    }

    private static int end(int[] words, int from) {
        int to = from + 1;
        while (to < words.length && words[to] == words[from]) {
            to++;
        }
        return to;
    }

    /** How many each part has in common with these; a word counts as often as both have it. */
    int[] with(int[] words) {
        int[] common = new int[count];
        for (int at = 0, to; at < words.length; at = to) {
            to = end(words, at);
            for (int place = starts[words[at]]; place < starts[words[at] + 1]; place++) {
                common[parts[place]] += Math.min(to - at, times[place]);
            }
        }
        return common;
    }
}
