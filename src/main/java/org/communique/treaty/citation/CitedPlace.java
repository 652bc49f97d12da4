package org.communique.treaty.citation;

/**
 * Where a text cites articles.
 *
 * @param address of the passage, see {@link org.communique.text.comparison.Passages}
 * @param before  what the passage says before; shortened
 * @param words   those that cite
 * @param after   what the passage says after it; shortened
 */
public record CitedPlace(String address, String before, String words, String after, Citation citation) {

    /** Of an article, where places are listed; further ones are left out. */
    public static final int MOST_OF_AN_ARTICLE = 50;

    private static final int CONTEXT = 280;
    private static final int LONGEST = 400;

    public static CitedPlace of(String address, String passage, Citation citation) {
        var place = unclear(address, passage, citation.from(), citation.to());
        return new CitedPlace(address, place.before(), place.words(), place.after(), citation);
    }

    /**
     * @param from the first character in the passage
     * @param to   after the last character
     */
    public static UnclearPlace unclear(String address, String passage, int from, int to) {
        int begin = Math.max(0, from - CONTEXT);
        int end = Math.min(passage.length(), to + CONTEXT);
        return new UnclearPlace(
                address,
                shortened(passage.substring(begin, from), begin > 0, true),
                shortened(passage.substring(from, Math.min(to, from + LONGEST)), to - from > LONGEST, false),
                shortened(passage.substring(to, end), end < passage.length(), false));
    }

    /** At a space, if there is one, and never within a character. */
    private static String shortened(String words, boolean cut, boolean before) {
        if (!cut) {
            return words;
        }
        if (before) {
            int space = words.indexOf(' ');
            int from = space >= 0 ? space + 1 : !words.isEmpty() && Character.isLowSurrogate(words.charAt(0)) ? 1 : 0;
            return "…" + words.substring(from);
        }
        int space = words.lastIndexOf(' ');
        boolean half = !words.isEmpty() && Character.isHighSurrogate(words.charAt(words.length() - 1));
        return words.substring(0, space >= 0 ? space : half ? words.length() - 1 : words.length()) + "…";
    }
}
