package org.communique.text.markdown;

import java.util.ArrayDeque;
import java.util.List;
import java.util.stream.IntStream;
import org.commonmark.text.Characters;
import org.communique.text.markdown.InlineWriter.Piece;
import org.communique.text.markdown.InlineWriter.Piece.Delimiter;
import org.communique.text.markdown.InlineWriter.Piece.Letters;

/**
 * Which letters must be written as numeric references so that the delimiters next to them open and close. A letter outside {@code _}
 * always must; one outside {@code **} if what is inside is punctuation, as the beginning and end of a reference are themselves.
 */
final class CharacterReferences {

    private final List<Piece> pieces;
    private final boolean[] first;
    private final boolean[] last;

    CharacterReferences(List<Piece> pieces) {
        this.pieces = pieces;
        this.first = new boolean[pieces.size()];
        this.last = new boolean[pieces.size()];
        var open = new ArrayDeque<Integer>();
        for (int i = 0; i < pieces.size(); i++) {
            open.add(i);
        }
        while (!open.isEmpty()) {
            int i = open.remove();
            if (pieces.get(i) instanceof Letters(var text) && mark(i, text)) {
                // What is decided for a letter matters to those beyond the delimiters next to it.
                IntStream.of(i - 2, i + 2)
                        .filter(at -> at >= 0 && at < pieces.size())
                        .forEach(open::add);
            }
        }
    }

    boolean first(int piece) {
        return first[piece];
    }

    boolean last(int piece) {
        return last[piece];
    }

    private boolean mark(int at, String text) {
        boolean wasFirst = first[at];
        boolean wasLast = last[at];
        first[at] |= spoils(text.codePointAt(0), at - 1, at - 2, false);
        last[at] |= spoils(text.codePointBefore(text.length()), at + 1, at + 2, true);
        if (text.codePointCount(0, text.length()) == 1) {
            first[at] |= last[at];
            last[at] = first[at];
        }
        return first[at] != wasFirst || last[at] != wasLast;
    }

    /** Whether a character outside the delimiter at a place keeps it from opening or closing what is inside. */
    private boolean spoils(int outside, int delimiterAt, int insideAt, boolean opens) {
        return delimiterAt >= 0
                && delimiterAt < pieces.size()
                && pieces.get(delimiterAt) instanceof Delimiter(var sign, var opening)
                && opening == opens
                && !Characters.isPunctuationCodePoint(outside)
                && !Characters.isWhitespaceCodePoint(outside)
                && (sign.equals("_") || isPunctuation(insideAt, opens));
    }

    private boolean isPunctuation(int at, boolean atStart) {
        if (!(pieces.get(at) instanceof Letters(var text))) {
            return true;
        }
        return atStart
                ? first[at] || Characters.isPunctuationCodePoint(text.codePointAt(0))
                : last[at] || Characters.isPunctuationCodePoint(text.codePointBefore(text.length()));
    }
}
