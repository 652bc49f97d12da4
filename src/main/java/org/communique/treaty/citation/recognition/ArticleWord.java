package org.communique.treaty.citation.recognition;

import org.communique.treaty.citation.recognition.ArticleReader.Item;
import org.communique.treaty.citation.recognition.Token.TokenKind;

/** Decides whether the word for “article” cites one, or is something to read in a newspaper, or a name. */
final class ArticleWord {

    private final Tokens tokens;

    ArticleWord(Tokens tokens) {
        this.tokens = tokens;
    }

    boolean cites(int keyword) {
        if (!tokens.isAny(keyword, WordRole.ARTICLE, WordRole.ARTICLES)
                || tokens.is(keyword, WordRole.DOTTED)
                        && (!tokens.is(keyword + 1, ".")
                                || tokens.get(keyword - 1).isNumber())) {
            return false;
        }
        if (keyword == 0) {
            return true;
        }
        var before = tokens.get(keyword - 1);
        boolean joined = !tokens.get(keyword).afterSpace();
        return !tokens.is(keyword - 1, WordRole.PRESS)
                && !(joined && (before.is("#") || before.is("@") || before.is("_") || before.is("-") || before.is("=")))
                && !countsAfter(keyword);
    }

    /** Whether a number follows, though it may count something else: “in this article 24 experts”, “Article IV”, “ARTICLE 19”. */
    boolean looksCited(int keyword) {
        var next = tokens.get(keyword + 1);
        boolean roman = next.allCapitals() && next.text().chars().allMatch(c -> "ivxl".indexOf(c) >= 0);
        boolean article = next.isNumber() && next.value() > 0 && next.value() <= UnmarkedArticleReader.LAST;
        return (article || roman) && !tokens.is(keyword - 1, WordRole.PRESS);
    }

    /** “In this article 24 experts explain”, “we read in that article 24 experts”. */
    private boolean countsAfter(int keyword) {
        int after = keyword + 2;
        if (!tokens.get(keyword + 1).isNumber() || !tokens.isSmall(after) || tokens.is(after, WordRole.CLAUSE)) {
            return false;
        }
        return tokens.is(keyword - 1, WordRole.DEMONSTRATIVE)
                || tokens.is(keyword - 1, WordRole.BACK) && tokens.is(after, WordRole.COUNTED);
    }

    /** The organisation ARTICLE 19 writes its name in capitals. Headings are in capitals too. */
    boolean namesCompany(int keyword, Item first) {
        int next = first.to();
        boolean heading = tokens.get(next).kind() == TokenKind.SIGN
                && tokens.get(next + 1).allCapitals();
        return tokens.get(keyword).allCapitals()
                && first.first().value().equals("19")
                && first.provision().isEmpty()
                && !heading
                && !tokens.isAny(next, WordRole.OF);
    }
}
