package org.communique.text.comparison;

import java.util.List;

/**
 * A place where words are replaced.
 *
 * @param from where the removed words begin
 * @param to   where they end
 * @param words their replacement; may be empty
 */
public record TextReplacement(int from, int to, String words) {

    /** The smallest changes, in whole words, that turn one text into the other, in order; of long texts, see {@link WordChanges}. */
    public static List<TextReplacement> between(String old, String now) {
        return new WordChanges((long) old.length() + now.length()).between(old, now);
    }
}
