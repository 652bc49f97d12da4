package org.communique.treaty.citation.recognition;

import java.util.ArrayList;
import java.util.List;
import org.communique.treaty.citation.recognition.Token.TokenKind;

/**
 * Arabic writes “and”, “so”, “in”, “for” and “like” as one letter together with the next word. What is left has to be a word that the
 * grammar knows, as these letters also begin words.
 */
final class ArabicPrefixes {

    private static final String JOINING = "وف";
    private static final String PREPOSITIONS = "بلك";

    private ArabicPrefixes() {}

    /** The letter for “and” becomes a word of its own. */
    static List<Token> split(String text, int from, int to, boolean afterSpace) {
        var whole = CaseFolding.of(text.substring(from, to));
        List<Token> tokens = new ArrayList<>();
        if (Lexicon.ARABIC.knows(whole) || whole.length() < 3) {
            tokens.add(word(whole, from, to, afterSpace));
            return tokens;
        }
        boolean joined = JOINING.indexOf(whole.charAt(0)) >= 0;
        var rest = joined ? whole.substring(1) : whole;
        var known = known(rest);
        if (known.isEmpty()) {
            tokens.add(word(whole, from, to, afterSpace));
        } else if (joined) {
            int next = nextLetter(text, from, to);
            tokens.add(word(whole.substring(0, 1), from, next, afterSpace));
            tokens.add(word(known, next, to, false));
        } else {
            tokens.add(word(known, from, to, afterSpace));
        }
        return tokens;
    }

    private static String known(String word) {
        if (Lexicon.ARABIC.knows(word)) {
            return word;
        }
        if (word.length() > 3 && PREPOSITIONS.indexOf(word.charAt(0)) >= 0) {
            var rest = word.substring(1);
            if (Lexicon.ARABIC.knows(rest)) {
                return rest;
            }
            // “For” swallows the alef of “the”.
            var definite = "ال" + word.substring(2);
            if (word.startsWith("لل") && Lexicon.ARABIC.knows(definite)) {
                return definite;
            }
        }
        return "";
    }

    private static int nextLetter(String text, int from, int to) {
        int next = from + 1;
        while (next < to && (!Character.isLetter(text.charAt(next)) || CaseFolding.isIgnored(text.charAt(next)))) {
            next++;
        }
        return next;
    }

    private static Token word(String folded, int from, int to, boolean afterSpace) {
        return new Token(TokenKind.WORD, folded, -1, from, to, afterSpace, false, false);
    }
}
