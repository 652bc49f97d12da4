package org.communique.text;

import java.util.ArrayList;
import java.util.List;
import org.communique.work.Budget;

/** Where words stand in a text, also where they overlap, in one pass over both (Knuth, Morris and Pratt). */
final class Occurrences {

    private Occurrences() {}

    static List<Integer> of(String words, String text) {
        if (words.isEmpty() || words.length() > text.length()) {
            return List.of();
        }
        int[] borders = borders(words);
        var places = new ArrayList<Integer>();
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
                places.add(i + 1 - matching);
                matching = borders[matching - 1];
            }
        }
        return places;
    }

    /** For each beginning of the words how much of it is also its end. */
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
