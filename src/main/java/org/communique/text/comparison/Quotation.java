package org.communique.text.comparison;

import java.text.BreakIterator;
import java.util.Locale;

/**
 * Words of a text and their context: a TextQuoteSelector of the W3C's Web Annotation Data Model, and the passage.
 *
 * @param address of the passage, see {@link Passages}
 * @param prefix  the letters before the words in the passage, up to {@value CONTEXT} of them; fewer if it begins there
 * @param suffix  those after them
 */
public record Quotation(String address, String exact, String prefix, String suffix) {

    public static final int CONTEXT = 32;

    /** Without context. */
    public Quotation(String address, String exact) {
        this(address, exact, "", "");
    }

    /** Where words are: from and to in the characters of a passage. */
    public record Place(String address, int from, int to) {}

    /** The place of whole characters, as readers see them: no emoji is split, and no letter is separated from its accent. */
    public static Place wholeCharacters(Passages.Passage passage, int from, int to) {
        var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
        characters.setText(passage.letters());
        return new Place(
                passage.address(),
                characters.isBoundary(from) ? from : characters.preceding(from),
                characters.isBoundary(to) ? to : characters.following(to));
    }

    /** Of whole characters. */
    public static Quotation of(Passages.Passage passage, int from, int to) {
        var letters = passage.letters();
        var place = wholeCharacters(passage, from, to);
        return new Quotation(
                passage.address(),
                letters.substring(place.from(), place.to()),
                letters.substring(Math.max(0, place.from() - CONTEXT), place.from()),
                letters.substring(place.to(), Math.min(letters.length(), place.to() + CONTEXT)));
    }

    /** The words with their context. */
    String whole() {
        return prefix + exact + suffix;
    }

    /** How much of the context matches, on each side at most {@value CONTEXT}. */
    int agreement(String letters, int from) {
        int before = 0;
        while (before < Math.min(prefix.length(), from)
                && prefix.charAt(prefix.length() - 1 - before) == letters.charAt(from - 1 - before)) {
            before++;
        }
        int to = from + exact.length();
        int after = 0;
        while (after < Math.min(suffix.length(), letters.length() - to)
                && suffix.charAt(after) == letters.charAt(to + after)) {
            after++;
        }
        return withEdge(before, prefix.length(), from) + withEdge(after, suffix.length(), letters.length() - to);
    }

    /** That the passage begins or ends at the same place counts a little, too. */
    private static int withEdge(int agreeing, int context, int available) {
        boolean both = context < CONTEXT && agreeing == context && available == context;
        return both ? Math.min(CONTEXT, agreeing + CONTEXT / 4) : agreeing;
    }
}
