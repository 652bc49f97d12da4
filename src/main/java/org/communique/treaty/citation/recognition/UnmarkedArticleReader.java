package org.communique.treaty.citation.recognition;

import org.communique.treaty.citation.recognition.ArticleReader.Item;
import org.communique.treaty.citation.recognition.Token.TokenKind;
import org.communique.treaty.instrument.ArticleNumber;
import org.jspecify.annotations.Nullable;

/** Reads articles whose number is not after the word for “article”: “24(2)(c)”, “the twenty-fourth article”. */
final class UnmarkedArticleReader {

    /** No convention that is cited so has more articles. */
    static final int LAST = 99;

    private final Tokens tokens;
    private final NumberReader numbers;
    private final ProvisionReader provisions;

    UnmarkedArticleReader(Tokens tokens, ProvisionReader provisions) {
        this.tokens = tokens;
        this.numbers = new NumberReader(tokens);
        this.provisions = provisions;
    }

    /** “24(2)(c)” without the word for “article”. Null if it is not surely one. */
    @Nullable
    Item bare(int index) {
        var token = tokens.get(index);
        boolean bracket = token.isNumber()
                && tokens.is(index + 1, "(")
                && !tokens.get(index + 1).afterSpace()
                && tokens.get(index + 2).isNumber()
                && tokens.is(index + 3, ")");
        if (!bracket || token.value() < 1 || token.value() > LAST) {
            return null;
        }
        boolean letter = tokens.is(index + 4, "(") && !tokens.get(index + 4).afterSpace();
        if (index > 0 && !mayPrecedeBare(index - 1, letter)) {
            return null;
        }
        var provision = new Provision();
        int to = provisions.after(index + 1, provision);
        var number = ArticleNumber.of(token.value());
        return new Item(index, to, number, number, provision);
    }

    /** Words with a capital and abbreviations name what else is numbered so. */
    private boolean mayPrecedeBare(int index, boolean letter) {
        var before = tokens.get(index);
        if (before.kind() == TokenKind.HAN) {
            return letter || "见在据照第和及".contains(before.text());
        }
        if (before.isWord()) {
            return !tokens.is(index, WordRole.DIVISION)
                    && (letter
                            ? !before.capital()
                            : tokens.isAny(
                                    index,
                                    WordRole.OF,
                                    WordRole.AND,
                                    WordRole.WITHIN,
                                    WordRole.NAMELY,
                                    WordRole.TO,
                                    WordRole.DETERMINER));
        }
        return before.is("(") || before.is(",") || before.is(":") || before.is(";");
    }

    /** “The twenty-fourth article”, «24-я статья», «с 7-й по 11-ю статью». Null if there is none. */
    @Nullable
    Item ordinal(int index) {
        var first = numbers.ordinal(index);
        if (first == null) {
            return null;
        }
        int sign = first.next();
        int next = tokens.is(sign, "-") ? sign + 1 : tokens.after(sign, WordRole.TO);
        var last = next > sign ? numbers.ordinal(next) : first;
        if (last == null
                || last.number().number() < first.number().number()
                || !tokens.isAny(last.next(), WordRole.ARTICLE, last == first ? WordRole.ARTICLE : WordRole.ARTICLES)
                || tokens.get(last.next() + 1).isNumber()) {
            return null;
        }
        return new Item(index, last.next() + 1, first.number(), last.number(), new Provision());
    }
}
