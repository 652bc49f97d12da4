package org.communique.treaty.citation.recognition;

import java.util.List;
import org.communique.treaty.citation.recognition.Token.TokenKind;

/** A text's tokens, with what the grammar asks about them. After the last one is a {@link TokenKind#BREAK}. */
final class Tokens {

    private static final String ENDS = ".!?;";

    private final String text;
    private final List<Token> all;

    Tokens(String text) {
        this.text = text;
        this.all = Tokeniser.tokens(text);
    }

    int size() {
        return all.size();
    }

    Token get(int index) {
        return index < 0 ? all.getLast() : all.get(Math.min(index, all.size() - 1));
    }

    boolean is(int index, WordRole role) {
        return Lexicon.ALL.is(get(index), role);
    }

    boolean isAny(int index, WordRole one, WordRole... others) {
        return Lexicon.ALL.isAny(get(index), one, others);
    }

    /** @return after a word or a phrase of the role; the index itself if there is none */
    int after(int index, WordRole role) {
        int end = is(index, role) ? index + 1 : index;
        for (var phrase : Lexicon.ALL.phrases(role)) {
            if (index + phrase.size() > end && isPhrase(index, phrase)) {
                end = index + phrase.size();
            }
        }
        return end;
    }

    private boolean isPhrase(int index, List<String> words) {
        for (int i = 0; i < words.size(); i++) {
            if (!get(index + i).text().equals(words.get(i))) {
                return false;
            }
        }
        return true;
    }

    boolean is(int index, String sign) {
        return get(index).is(sign);
    }

    boolean isHan(String character, int index) {
        return get(index).kind() == TokenKind.HAN && get(index).text().equals(character);
    }

    /** A sign with no space before it, and a number with none either: “24.2”, “24/7”. */
    boolean isJoinedNumber(int index, String sign) {
        return is(index, sign)
                && !get(index).afterSpace()
                && get(index + 1).isNumber()
                && !get(index + 1).afterSpace();
    }

    boolean endsSentence(int index) {
        var token = get(index);
        if (token.kind() == TokenKind.BREAK) {
            return true;
        }
        if (token.kind() != TokenKind.SIGN
                || ENDS.indexOf(token.text().charAt(0)) < 0
                || is(index - 1, WordRole.SHORT)) {
            return false;
        }
        var next = get(index + 1);
        return next.kind() == TokenKind.HAN
                || next.afterSpace()
                        && (!next.isWord()
                                || next.capital()
                                || next.text().isEmpty()
                                || !Character.isLowerCase(next.text().charAt(0)));
    }

    /** A Latin or Cyrillic word without a capital; other scripts have none. */
    boolean isSmall(int index) {
        var token = get(index);
        return token.isWord()
                && !token.capital()
                && (token.text().isEmpty() || Character.isLowerCase(token.text().charAt(0)));
    }

    /** Arabic writers separate an article and its paragraph with a slash: “المادة 24/2”. */
    boolean isArabic(int index) {
        var token = get(index);
        return token.isWord()
                && !token.text().isEmpty()
                && Character.UnicodeScript.of(token.text().charAt(0)) == Character.UnicodeScript.ARABIC;
    }

    /** As it is written, shortened. */
    String written(int from, int to) {
        return text.substring(
                get(from).from(), Math.min(get(to - 1).to(), get(from).from() + 80));
    }
}
