package org.communique.treaty.citation.recognition;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;

/** Paragraphs and subparagraphs as they are read. */
final class Provision {

    /** Of an article, and of a list. */
    static final int MOST = 60;

    private final SequencedSet<Integer> paragraphs = new LinkedHashSet<>();
    private final SequencedSet<String> subparagraphs = new LinkedHashSet<>();

    void paragraphs(int first, int last) {
        for (int each = first; each <= last && paragraphs.size() < MOST; each++) {
            paragraphs.add(each);
        }
    }

    void subparagraph(String letter) {
        if (subparagraphs.size() < MOST) {
            subparagraphs.add(letter);
        }
    }

    /** From one letter to another; both alone where they are no letters of one alphabet in their order. */
    void subparagraphs(String first, String last) {
        subparagraph(first);
        if (first.length() == 1 && last.length() == 1 && last.charAt(0) - first.charAt(0) < 26) {
            for (char each = (char) (first.charAt(0) + 1); each < last.charAt(0); each++) {
                subparagraph(String.valueOf(each));
            }
        }
        subparagraph(last);
    }

    boolean isEmpty() {
        return paragraphs.isEmpty() && subparagraphs.isEmpty();
    }

    boolean hasParagraphs() {
        return !paragraphs.isEmpty();
    }

    List<Integer> paragraphs() {
        return List.copyOf(paragraphs);
    }

    List<String> subparagraphs() {
        return List.copyOf(subparagraphs);
    }
}
