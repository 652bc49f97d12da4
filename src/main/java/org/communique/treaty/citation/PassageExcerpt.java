package org.communique.treaty.citation;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** The words of a passage around its citations, each word once. */
public record PassageExcerpt(List<Part> parts) {

    private static final char CUT = '…';
    private static final char UNKNOWN = 0;

    /** @param cites whether the words are a citation */
    public record Part(String words, boolean cites) {}

    public static PassageExcerpt of(UnclearPlace place) {
        return new PassageExcerpt(List.of(
                new Part(place.before(), false), new Part(place.words(), true), new Part(place.after(), false)));
    }

    /** @param places of one passage */
    public static PassageExcerpt of(List<CitedPlace> places) {
        var letters = new StringBuilder();
        var cited = new BitSet();
        for (var place : places) {
            int from = place.citation().from();
            int to = place.citation().to();
            put(letters, from - place.before().length(), place.before());
            put(letters, from, place.words());
            put(letters, to, place.after());
            cited.set(from, to);
        }
        return new PassageExcerpt(parts(letters, cited));
    }

    private static void put(StringBuilder letters, int at, String words) {
        letters.setLength(Math.max(letters.length(), at + words.length()));
        for (int i = 0; i < words.length(); i++) {
            boolean atEnd = i == 0 || i == words.length() - 1;
            if (!atEnd || words.charAt(i) != CUT) {
                letters.setCharAt(at + i, words.charAt(i));
            }
        }
    }

    private static List<Part> parts(StringBuilder letters, BitSet cited) {
        var parts = new ArrayList<Part>();
        for (int from = 0; from < letters.length(); ) {
            boolean cites = cited.get(from);
            int next = cites ? cited.nextClearBit(from) : cited.nextSetBit(from);
            int to = next < 0 ? letters.length() : Math.min(next, letters.length());
            parts.add(new Part(letters.substring(from, to).replaceAll(UNKNOWN + "+", String.valueOf(CUT)), cites));
            from = to;
        }
        return parts;
    }
}
