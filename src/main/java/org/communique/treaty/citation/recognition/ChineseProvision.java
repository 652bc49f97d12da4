package org.communique.treaty.citation.recognition;

import org.communique.treaty.citation.recognition.Token.TokenKind;

/** Paragraphs and subparagraphs in Chinese: 第二款, 第2款和第4款, 第二款第（二）项, (b)项. */
final class ChineseProvision {

    private static final String CONNECTORS = "和及与與以或至到暨并還还有";
    private static final int MOST_CLAUSES = 6;

    private ChineseProvision() {}

    /** @return the first token after it */
    static int read(Tokens tokens, int index, Provision provision) {
        int at = bracketed(tokens, index, provision);
        for (int i = 0; i < MOST_CLAUSES; i++) {
            int next = i == 0 ? at : connector(tokens, at);
            boolean range = tokens.isHan("至", at) || tokens.is(at, "-");
            int end = clause(tokens, next, provision, range);
            if (end == next) {
                end = clause(tokens, at, provision, false);
                if (end == at) {
                    break;
                }
            }
            at = end;
        }
        return at;
    }

    private static int clause(Tokens tokens, int index, Provision provision, boolean range) {
        int at = tokens.isHan("第", index) ? index + 1 : index;
        boolean bracket = tokens.is(at, "(");
        at = bracket ? at + 1 : at;
        var token = tokens.get(at);
        boolean letter = token.isWord() && token.text().length() == 1;
        var number = letter ? new HanNumber(0, at + 1) : HanNumber.at(tokens, at);
        if (!letter && (number.value() == 0 || number.value() > Provision.MOST)) {
            return index;
        }
        int next = number.next();
        var last = new HanNumber(0, next);
        if (!letter && !bracket && (tokens.isHan("至", next) || tokens.is(next, "-") || tokens.isHan("到", next))) {
            last = HanNumber.at(tokens, next + 1);
            next = last.value() > number.value() && last.value() <= Provision.MOST ? last.next() : next;
        }
        if (bracket != tokens.is(next, ")") && bracket) {
            return index;
        }
        next = tokens.is(next, ")") ? next + 1 : next;
        if (tokens.isHan("款", next) && !letter) {
            var known = provision.paragraphs();
            int first =
                    range && !known.isEmpty() && known.getLast() < number.value() ? known.getLast() : number.value();
            provision.paragraphs(first, Math.max(number.value(), next > number.next() ? last.value() : 0));
            return bracketed(tokens, next + 1, provision);
        }
        if (tokens.isHan("项", next) || tokens.isHan("項", next) || tokens.isHan("目", next)) {
            provision.subparagraph(letter ? token.text() : Integer.toString(number.value()));
            return next + 1;
        }
        return index;
    }

    /** “(2)” after the article, “(b)” after the paragraph. */
    private static int bracketed(Tokens tokens, int index, Provision provision) {
        int at = index;
        while (at < index + 9 && tokens.is(at, "(") && tokens.is(at + 2, ")") && !isSubparagraph(tokens, at + 3)) {
            var inner = tokens.get(at + 1);
            if (inner.isWord() && inner.text().length() == 1) {
                provision.subparagraph(inner.text());
            } else if (inner.isNumber() && inner.value() > 0 && inner.value() <= Provision.MOST) {
                provision.paragraphs(inner.value(), inner.value());
            } else {
                break;
            }
            at += 3;
        }
        return at;
    }

    private static boolean isSubparagraph(Tokens tokens, int index) {
        return tokens.isHan("项", index) || tokens.isHan("項", index) || tokens.isHan("款", index);
    }

    /** @return after “and”, “or”, a comma or the sign of a range; the index itself if there is none */
    static int connector(Tokens tokens, int index) {
        int at = index;
        while (at < index + 2
                && (tokens.is(at, ",")
                        || tokens.is(at, "-")
                        || tokens.get(at).kind() == TokenKind.HAN
                                && CONNECTORS.contains(tokens.get(at).text()))) {
            at++;
        }
        return at;
    }
}
