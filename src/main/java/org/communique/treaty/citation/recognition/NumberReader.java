package org.communique.treaty.citation.recognition;

import java.util.Locale;
import org.communique.treaty.instrument.ArticleNumber;
import org.jspecify.annotations.Nullable;

/** Reads the number of an article, in digits or letters. */
final class NumberReader {

    /** Larger numbers are years, pages or sums. */
    private static final int LARGEST = 999;

    private static final String ARABIC_TEEN = "عشره";

    private final Tokens tokens;

    NumberReader(Tokens tokens) {
        this.tokens = tokens;
    }

    /**
     * @param next the first token after it
     */
    record Read(ArticleNumber number, int next) {}

    /** Null if what is there is no number, or counts something else. */
    @Nullable
    Read at(int index, boolean plural) {
        var token = tokens.get(index);
        if (token.isWord()) {
            return inLetters(index, plural, false);
        }
        if (!token.isNumber() || token.value() < 1 || token.value() > LARGEST || measures(index + 1, plural)) {
            return null;
        }
        return suffixed(token.value(), index + 1);
    }

    private @Nullable Read suffixed(int value, int next) {
        var after = tokens.get(next);
        if (tokens.is(next, "°")) {
            return after.afterSpace() ? null : unlessCounting(value, "", next + 1);
        }
        if (tokens.is(next, ".") && !after.afterSpace() && isOrdinalMark(next + 1)) {
            return unlessCounting(value, "", next + 2);
        }
        if (after.isWord() && !after.afterSpace()) {
            if (tokens.is(next, WordRole.ENDING)) {
                return unlessCounting(value, "", next + 1);
            }
            return after.text().matches("[a-z]")
                    ? unlessCounting(value, after.text().toUpperCase(Locale.ROOT), next + 1)
                    : tokens.is(next, WordRole.SUFFIX) ? suffix(value, next) : null;
        }
        if (tokens.is(next, "-")
                && !after.afterSpace()
                && tokens.get(next + 1).isWord()
                && !tokens.get(next + 1).afterSpace()) {
            if (tokens.is(next + 1, WordRole.ENDING)) {
                return unlessCounting(value, "", next + 2);
            }
            return tokens.is(next + 1, WordRole.SUFFIX) ? suffix(value, next + 1) : null;
        }
        return tokens.is(next, WordRole.SUFFIX) ? suffix(value, next) : unlessCounting(value, "", next);
    }

    private @Nullable Read suffix(int value, int index) {
        var word = tokens.get(index).text();
        return unlessCounting(value, word.matches("[a-z]+") ? "-" + word : "-bis", index + 1);
    }

    private @Nullable Read unlessCounting(int value, String suffix, int next) {
        return counts(next) ? null : new Read(new ArticleNumber(value + suffix), next);
    }

    /** Whether a part of a fraction, a time, a sum or a date comes next. */
    private boolean measures(int next, boolean plural) {
        if (tokens.is(next, "%")) {
            return true;
        }
        if (tokens.isJoinedNumber(next, ".")) {
            return tokens.get(next + 1).value() < 1 || tokens.get(next + 1).value() > Provision.MOST;
        }
        if (tokens.isJoinedNumber(next, ",")) {
            return tokens.get(next + 1).value() < 0;
        }
        return tokens.isJoinedNumber(next, ":")
                || tokens.isJoinedNumber(next, "/") && !plural && !tokens.isArabic(next - 2);
    }

    /** “42.º”, as Portuguese and Spanish number. */
    private boolean isOrdinalMark(int index) {
        var token = tokens.get(index);
        return token.isWord()
                && !token.afterSpace()
                && (token.text().equals("º") || token.text().equals("ª"));
    }

    /** Whether the number says how many hours, pages, or the day of a month. */
    private boolean counts(int next) {
        if (!tokens.is(next, WordRole.UNIT) || !tokens.get(next).afterSpace()) {
            return false;
        }
        // “Article 24 may be”, “Article 24 May Harm”, “24 May 2025”.
        return !tokens.get(next).text().equals("may")
                || tokens.get(next).capital() && !tokens.get(next + 1).isWord();
    }

    /** What is before the word for “article”: “24-я”, “the twenty-fourth”. Null if there is nothing of the kind. */
    @Nullable
    Read ordinal(int index) {
        if (tokens.get(index).isWord()) {
            return inLetters(index, false, true);
        }
        int ending = tokens.is(index + 1, "-") ? index + 2 : index + 1;
        return tokens.get(index).value() > 0
                        && tokens.get(index).value() <= LARGEST
                        && tokens.is(ending, WordRole.ENDING)
                        && !tokens.get(ending).afterSpace()
                ? new Read(ArticleNumber.of(tokens.get(index).value()), ending + 1)
                : null;
    }

    /** Whether another number in letters comes next. */
    private boolean listed(int index) {
        int next = tokens.is(index, ",") ? index + 1 : index;
        next = tokens.after(tokens.after(next, WordRole.AND), WordRole.TO);
        return next > index && Lexicon.ALL.number(tokens.get(next)) > 0;
    }

    private @Nullable Read inLetters(int index, boolean plural, boolean ordinal) {
        int value = ordinal ? Lexicon.ALL.ordinal(tokens.get(index)) : Lexicon.ALL.number(tokens.get(index));
        if (value == 0) {
            return null;
        }
        boolean latin = tokens.get(index).text().charAt(0) < 0x250;
        if (value % 10 == 0 && value >= 20) {
            int unit = index + 1;
            while (unit < index + 4 && (tokens.is(unit, "-") || tokens.is(unit, WordRole.AND))) {
                unit++;
            }
            int ones = ordinal ? Lexicon.ALL.ordinal(tokens.get(unit)) : Lexicon.ALL.number(tokens.get(unit));
            if (ones > 0 && ones < 10 && (unit > index + 1 || !latin || value < 60)) {
                return new Read(ArticleNumber.of(value + ones), unit + 1);
            }
        }
        if (latin && plural && value > 1 && !listed(index + 1) || counts(index + 1)) {
            return null;
        }
        if (value < 10
                && tokens.get(index + 1).isWord()
                && tokens.get(index + 1).text().equals(ARABIC_TEEN)) {
            return new Read(ArticleNumber.of(value + 10), index + 2);
        }
        int tens = Lexicon.ALL.number(tokens.get(index + 2));
        if (!latin
                && value < 10
                && tens >= 20
                && tokens.is(index + 1, WordRole.AND)
                && !tokens.get(index + 2).afterSpace()) {
            return new Read(ArticleNumber.of(value + tens), index + 3);
        }
        return new Read(ArticleNumber.of(value), index + 1);
    }
}
