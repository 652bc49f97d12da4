package org.communique.treaty.citation.recognition;

/** Reads paragraphs and subparagraphs: “.2”, “(2)(b)”, “, paragraphs 2 and 4”, “§ 2”, “2 b)”. Each method returns the first token after it. */
final class ProvisionReader {

    private static final int MOST_CLAUSES = 4;

    private final Tokens tokens;

    ProvisionReader(Tokens tokens) {
        this.tokens = tokens;
    }

    /** What follows an article's number. */
    int after(int index, Provision provision) {
        int at = index;
        boolean dotted = tokens.isJoinedNumber(at, ".") || tokens.isJoinedNumber(at, "/") && tokens.isArabic(at - 2);
        if (dotted && isParagraph(at + 1)) {
            int paragraph = tokens.get(at + 1).value();
            provision.paragraphs(paragraph, paragraph);
            at += 2;
            if (tokens.is(at, ".")
                    && !tokens.get(at).afterSpace()
                    && isLetter(at + 1)
                    && !tokens.get(at + 1).afterSpace()) {
                provision.subparagraph(tokens.get(at + 1).text());
                at += 2;
            }
        }
        at = brackets(at, provision);
        for (int i = 0; i < MOST_CLAUSES; i++) {
            int next = furtherClause(at, provision);
            if (next == at) {
                break;
            }
            at = next;
        }
        return at;
    }

    private int furtherClause(int index, Provision provision) {
        int at = tokens.is(index, ",") ? index + 1 : index;
        boolean bracket = tokens.is(at, "(");
        at = bracket ? at + 1 : at;
        int end = clause(at, provision);
        if (end == at) {
            return index;
        }
        return bracket && tokens.is(end, ")") ? end + 1 : end;
    }

    /** A word for paragraphs and their numbers or letters; the index itself if there are none. */
    int clause(int index, Provision provision) {
        int ordinal = Lexicon.ALL.ordinal(tokens.get(index));
        if (ordinal > 0 && tokens.isAny(index + 1, WordRole.PARAGRAPH, WordRole.SUBPARAGRAPH)) {
            number(tokens.is(index + 1, WordRole.PARAGRAPH), ordinal, ordinal, provision);
            return index + 2;
        }
        boolean sign = tokens.is(index, "§");
        boolean paragraph = sign || tokens.isAny(index, WordRole.PARAGRAPH, WordRole.PARAGRAPHS);
        if (!paragraph && !tokens.isAny(index, WordRole.SUBPARAGRAPH, WordRole.SUBPARAGRAPHS)) {
            return index;
        }
        boolean plural = sign || tokens.isAny(index, WordRole.PARAGRAPHS, WordRole.SUBPARAGRAPHS);
        int at = index + 1;
        if (sign && tokens.is(at, "§")) {
            at++;
        } else if (paragraph && tokens.isAny(at, WordRole.SUBPARAGRAPH, WordRole.SUBPARAGRAPHS)) {
            paragraph = false;
            at++;
        } else if (tokens.is(at, ".") && tokens.isAny(index, WordRole.SHORT)) {
            at++;
        } else if (tokens.is(index, WordRole.DOTTED)) {
            return index;
        }
        if (tokens.is(at, WordRole.NUMBER_SIGN)) {
            at += tokens.is(at + 1, ".") ? 2 : 1;
        }
        if (at > index + 1 && isMark(at) || tokens.is(at, "°")) {
            // “N.ºs 1 e 2”.
            plural |= tokens.get(at).text().endsWith("s");
            at++;
        }
        boolean letters = !paragraph || tokens.isAny(index, WordRole.SUBPARAGRAPH, WordRole.SUBPARAGRAPHS);
        int end = values(at, paragraph, letters, plural, provision);
        return end == at ? index : end;
    }

    private int values(int index, boolean paragraph, boolean letters, boolean plural, Provision provision) {
        int at = value(index, paragraph, letters, provision);
        if (at == index || !plural) {
            return at;
        }
        for (int i = 0; i < Provision.MOST; i++) {
            boolean and = tokens.is(at, WordRole.AND);
            int next = and || tokens.is(at, ",") ? at + 1 : at;
            if (!and && next > at && tokens.is(next, WordRole.AND)) {
                next++;
                and = true;
            }
            int end = next == at ? at : value(next, paragraph, letters, provision);
            if (end == next || end == at) {
                return at;
            }
            at = end;
            if (and) {
                return at;
            }
        }
        return at;
    }

    /** A number, a letter, or a range of them, with what is in brackets after it. */
    private int value(int index, boolean paragraph, boolean letters, Provision provision) {
        int number = number(index);
        if (number > 0) {
            int at = isMark(index + 1) || tokens.is(index + 1, "°") ? index + 2 : index + 1;
            if (rangeSign(at) && number(at + 1) > number) {
                number(paragraph, number, number(at + 1), provision);
                return brackets(at + 2, provision);
            }
            number(paragraph, number, number, provision);
            if (tokens.is(at, ".")
                    && !tokens.get(at).afterSpace()
                    && isLetter(at + 1)
                    && !tokens.get(at + 1).afterSpace()) {
                provision.subparagraph(tokens.get(at + 1).text());
                return at + 2;
            }
            return brackets(at, provision);
        }
        int at = brackets(index, provision);
        if (at == index
                && letters
                && (isLetter(index) || isRoman(index) && tokens.get(index).allCapitals())
                && !tokens.get(index + 1).isWord()) {
            provision.subparagraph(tokens.get(index).text());
            return index + 1;
        }
        return at;
    }

    private static void number(boolean paragraph, int first, int last, Provision provision) {
        if (paragraph) {
            provision.paragraphs(first, last);
        } else {
            for (int each = first; each <= last; each++) {
                provision.subparagraph(Integer.toString(each));
            }
        }
    }

    private int number(int index) {
        if (isParagraph(index)) {
            return tokens.is(index + 1, "%") || tokens.isJoinedNumber(index + 1, "/")
                    ? 0
                    : tokens.get(index).value();
        }
        return Lexicon.ALL.number(tokens.get(index));
    }

    private boolean isParagraph(int index) {
        var token = tokens.get(index);
        return token.isNumber() && token.value() > 0 && token.value() <= Provision.MOST;
    }

    /** “§ 2º”, “n.º 2”. */
    private boolean isMark(int index) {
        return tokens.is(index, WordRole.ENDING) && !tokens.get(index).afterSpace();
    }

    private boolean rangeSign(int index) {
        return tokens.is(index, "-") || tokens.is(index, WordRole.TO);
    }

    /** “(2)(b)(i)”, “(1) and (3)”, “(a)–(c)”, “b)”. */
    private int brackets(int index, Provision provision) {
        int at = index;
        for (int i = 0; i < Provision.MOST; i++) {
            int next = i > 0 && (tokens.is(at, WordRole.AND) || tokens.is(at, ",")) && tokens.is(at + 1, "(")
                    ? at + 1
                    : at;
            int end = bracket(next, provision);
            if (end == next) {
                return at;
            }
            if (rangeSign(end) && tokens.is(end + 1, "(") && tokens.is(end + 3, ")")) {
                range(end - 2, end + 2, provision);
                end += 4;
            }
            at = end;
        }
        return at;
    }

    private void range(int first, int last, Provision provision) {
        if (isParagraph(first) && isParagraph(last)) {
            provision.paragraphs(tokens.get(first).value(), tokens.get(last).value());
        } else if (isLetter(first) && isLetter(last)) {
            provision.subparagraphs(tokens.get(first).text(), tokens.get(last).text());
        }
    }

    private int bracket(int index, Provision provision) {
        boolean opened = tokens.is(index, "(");
        int inner = opened ? index + 1 : index;
        if (!tokens.is(inner + 1, ")")) {
            return index;
        }
        if (opened && isParagraph(inner)) {
            number(
                    !provision.hasParagraphs() || provision.subparagraphs().isEmpty(),
                    tokens.get(inner).value(),
                    tokens.get(inner).value(),
                    provision);
            return inner + 2;
        }
        if (isLetter(inner) || opened && isRoman(inner)) {
            provision.subparagraph(tokens.get(inner).text());
            return inner + 2;
        }
        return index;
    }

    private boolean isLetter(int index) {
        var token = tokens.get(index);
        return token.isWord() && token.text().length() == 1;
    }

    private boolean isRoman(int index) {
        var token = tokens.get(index);
        return token.isWord()
                && token.text().length() < 5
                && !token.text().isEmpty()
                && token.text().chars().allMatch(c -> "ivx".indexOf(c) >= 0);
    }
}
