package org.communique.treaty.citation.recognition;

/**
 * A word, number or sign of a text.
 *
 * @param text        folded, see {@link CaseFolding}; of a sign its ASCII form
 * @param value       of a number; -1 if it is too long, begins with a zero or mixes digits of several scripts
 * @param afterSpace  whether white space is before it
 * @param capital     whether it begins with a capital letter
 * @param allCapitals whether it has several letters, and capital ones only
 */
record Token(
        TokenKind kind,
        String text,
        int value,
        int from,
        int to,
        boolean afterSpace,
        boolean capital,
        boolean allCapitals) {

    enum TokenKind {
        WORD,
        NUMBER,
        SIGN,
        /** One Chinese character. */
        HAN,
        /** The mark of a footnote. */
        NOTE,
        /** A blank line, an address of the web, or the end of the text. */
        BREAK
    }

    boolean is(String sign) {
        return kind == TokenKind.SIGN && text.equals(sign);
    }

    boolean isWord() {
        return kind == TokenKind.WORD;
    }

    boolean isNumber() {
        return kind == TokenKind.NUMBER;
    }
}
