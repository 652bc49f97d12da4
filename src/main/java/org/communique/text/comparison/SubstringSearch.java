package org.communique.text.comparison;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import org.communique.work.Budget;

/** Finds where words occur in a text, overlapping occurrences included, in one pass over both (Knuth, Morris and Pratt). */
final class SubstringSearch {

    private SubstringSearch() {}

    static List<Integer> of(String words, String text) {
        var places = new ArrayList<Integer>();
        forEach(words, text, places::add);
        return places;
    }

    static void forEach(String words, String text, IntConsumer place) {
        if (words.isEmpty() || words.length() > text.length()) {
            return;
        }
        int[] borders = borders(words);
        int matching = 0;
        for (int i = 0; i < text.length(); i++) {
            Budget.check();
            while (matching > 0 && words.charAt(matching) != text.charAt(i)) {
                matching = borders[matching - 1];
            }
            if (words.charAt(matching) == text.charAt(i)) {
                matching++;
            }
            if (matching == words.length()) {
                place.accept(i + 1 - matching);
                matching = borders[matching - 1];
            }
        }
    }

    /** For each prefix of the words, the length of its longest border (the failure function). */
    private static int[] borders(String words) {
        int[] borders = new int[words.length()];
        int border = 0;
        for (int i = 1; i < words.length(); i++) {
            while (border > 0 && words.charAt(border) != words.charAt(i)) {
                border = borders[border - 1];
            }
            border += words.charAt(border) == words.charAt(i) ? 1 : 0;
            borders[i] = border;
        }
        return borders;
    }
}
