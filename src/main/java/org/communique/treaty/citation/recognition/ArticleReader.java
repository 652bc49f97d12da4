package org.communique.treaty.citation.recognition;

import java.util.ArrayList;
import java.util.List;
import org.communique.treaty.citation.Citation;
import org.communique.treaty.citation.recognition.NumberReader.Read;
import org.communique.treaty.instrument.ArticleNumber;
import org.jspecify.annotations.Nullable;

/** Reads what follows the word for “article”: a number, a range, or a list of them, each with its paragraphs. */
final class ArticleReader {

    private static final int MOST = 60;
    /** A range with more articles is none. */
    private static final int LONGEST_RANGE = 100;

    /** No convention that is cited so has more articles. */
    private static final int LAST_BARE = 99;

    private static final int LONGEST_SEPARATOR = 5;
    private static final int LONGEST_TITLE = 16;

    private final Tokens tokens;
    private final NumberReader numbers;
    private final ProvisionReader provisions;

    ArticleReader(Tokens tokens, ProvisionReader provisions) {
        this.tokens = tokens;
        this.numbers = new NumberReader(tokens);
        this.provisions = provisions;
    }

    /**
     * @param from its first token
     * @param to   after its last token
     */
    record Item(int from, int to, ArticleNumber first, ArticleNumber last, Provision provision) {

        Citation cite(Tokens tokens, int start, Provision before, Attribution.Attributed attributed) {
            var own = provision.isEmpty() ? before : provision;
            return new Citation(
                    tokens.get(start).from(),
                    tokens.get(to - 1).to(),
                    first,
                    last,
                    own.paragraphs(),
                    own.subparagraphs(),
                    attributed.certainty(),
                    attributed.other());
        }
    }

    /** Empty if no article is cited there. */
    List<Item> at(int keyword) {
        if (!isCiting(keyword)) {
            return List.of();
        }
        boolean plural = tokens.is(keyword, WordRole.ARTICLES);
        var first = item(start(keyword, plural), plural, plural || isFrom(keyword - 1));
        if (first == null || isCompany(keyword, first)) {
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        items.add(first);
        boolean abbreviated = tokens.is(keyword + 1, ".");
        boolean complete = false;
        while (items.size() < MOST) {
            int at = plural ? skipTitle(items.getLast().to()) : items.getLast().to();
            int next = separator(at, plural);
            if (next == at) {
                break;
            }
            boolean and = hasAnd(at, next);
            var item = item(skipBefore(next, plural), plural, plural);
            if (item == null
                    || tokens.is(at, ";") && isEnumerated(item)
                    || !continues(item, plural || abbreviated && and, complete, and)) {
                break;
            }
            complete |= and;
            items.add(item);
        }
        return items;
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
        if (!bracket || token.value() < 1 || token.value() > LAST_BARE) {
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
        if (before.kind() == Token.TokenKind.HAN) {
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

    private boolean isCiting(int keyword) {
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
        boolean article = next.isNumber() && next.value() > 0 && next.value() <= LAST_BARE;
        return (article || roman) && !tokens.is(keyword - 1, WordRole.PRESS);
    }

    /** “In this article 24 experts explain”, “we read in that article 24 experts”. */
    private boolean countsAfter(int keyword) {
        int after = keyword + 2;
        if (!tokens.get(keyword + 1).isNumber() || !tokens.isSmall(after) || startsClause(after)) {
            return false;
        }
        return tokens.is(keyword - 1, WordRole.DEMONSTRATIVE)
                || tokens.is(keyword - 1, WordRole.BACK) && tokens.is(after, WordRole.COUNTED);
    }

    private boolean isFrom(int before) {
        int at = before;
        while (at > before - 2 && (tokens.is(at, "'") || tokens.is(at, WordRole.DETERMINER))) {
            at--;
        }
        return at >= 0 && tokens.isAny(at, WordRole.FROM) || before >= 0 && tokens.is(before, WordRole.FROM);
    }

    /** The organisation ARTICLE 19 writes its name in capitals. Headings are in capitals too. */
    private boolean isCompany(int keyword, Item first) {
        int next = first.to();
        boolean heading = tokens.get(next).kind() == Token.TokenKind.SIGN
                && tokens.get(next + 1).allCapitals();
        return tokens.get(keyword).allCapitals()
                && first.first().value().equals("19")
                && first.provision().isEmpty()
                && !heading
                && !tokens.isAny(next, WordRole.OF);
    }

    private int start(int keyword, boolean plural) {
        int at = keyword + 1;
        if (tokens.is(at, ".") && tokens.is(keyword, WordRole.SHORT)) {
            at++;
            if (tokens.isAny(at, WordRole.ARTICLE) && tokens.is(at + 1, ".")) {
                // “Ст. ст. 24 и 25”.
                at += 2;
            }
        }
        boolean hyphen = tokens.isJoinedNumber(at, "-") && at == keyword + 1;
        return skipBefore(hyphen ? at + 1 : at, plural);
    }

    /** “No.”, and “from” of a range. */
    private int skipBefore(int index, boolean plural) {
        int at = plural && tokens.is(index, WordRole.FROM) ? index + 1 : index;
        if (tokens.is(at, "№")) {
            at++;
        } else if (tokens.is(at, WordRole.NUMBER_SIGN)) {
            at++;
            while (at < index + 5 && (tokens.is(at, ".") || tokens.is(at, "°") || tokens.is(at, WordRole.ENDING))) {
                at++;
            }
        }
        return at;
    }

    /** @return after commas, “and” and the like; the index itself if there are none */
    private int separator(int index, boolean plural) {
        int at = index;
        for (int i = 0; i < LONGEST_SEPARATOR; i++) {
            int next = tokens.after(tokens.after(at, WordRole.AND), WordRole.ALSO);
            if (next == at
                    && (tokens.is(at, ",")
                            || tokens.is(at, "&")
                            || tokens.is(at, "+")
                            || plural && (tokens.is(at, "/") || tokens.is(at, ";")))) {
                next++;
            }
            if (next == at) {
                break;
            }
            at = next;
        }
        // “Et le 24”.
        return at > index
                        && plural
                        && tokens.is(at, WordRole.DETERMINER)
                        && tokens.get(at + 1).isNumber()
                ? at + 1
                : at;
    }

    /** “Articles 7 to 11; 2. write down a defence”: the second of a list of demands. */
    private boolean isEnumerated(Item item) {
        boolean mark = tokens.is(item.to(), ".") || tokens.is(item.to(), ")");
        return item.provision().isEmpty()
                && (startsWords(item.to()) || mark && tokens.get(item.to() + 1).isWord());
    }

    private boolean hasAnd(int from, int to) {
        for (int i = from; i < to; i++) {
            if (tokens.is(i, "&") || tokens.after(i, WordRole.AND) > i) {
                return true;
            }
        }
        return false;
    }

    /** “Articles 6 (human rights), 21 and 24”. */
    private int skipTitle(int index) {
        if (!tokens.is(index, "(") || !tokens.get(index + 1).isWord()) {
            return index;
        }
        for (int i = index + 1; i < index + LONGEST_TITLE; i++) {
            if (tokens.is(i, ")")) {
                return i + 1;
            }
            if (tokens.isAny(i, WordRole.ARTICLE, WordRole.ARTICLES)) {
                break;
            }
        }
        return index;
    }

    private @Nullable Item item(int index, boolean plural, boolean ranging) {
        var first = numbers.at(index, plural);
        if (first == null) {
            return null;
        }
        var range = range(first, plural, ranging);
        var last = range == null ? first : range;
        var provision = new Provision();
        int end = tokens.after(skipDivision(last.next()), WordRole.INCLUSIVE);
        int to = provisions.after(end, provision);
        return new Item(index, to, first.number(), last.number(), provision);
    }

    /** “Article 323-1”, as national codes number: what is after the hyphen is no article. */
    private int skipDivision(int index) {
        return tokens.isJoinedNumber(index, "-") ? index + 2 : index;
    }

    private @Nullable Read range(Read first, boolean plural, boolean ranging) {
        int sign = first.next();
        boolean dash = tokens.is(sign, "-") || tokens.is(sign, "…");
        int next = dash ? sign + 1 : tokens.after(sign, WordRole.TO);
        if (next == sign) {
            return null;
        }
        boolean surely = ranging || tokens.after(sign, WordRole.THROUGH) > sign;
        if (dash && tokens.is(next, "-")) {
            next++;
        }
        int keyword = next;
        while (keyword < next + 2 && (tokens.is(keyword, "'") || tokens.is(keyword, WordRole.DETERMINER))) {
            keyword++;
        }
        if (tokens.isAny(keyword, WordRole.ARTICLE, WordRole.ARTICLES)) {
            if (!surely) {
                return null;
            }
            next = start(keyword, plural);
        }
        var last = numbers.at(next, plural);
        if (last == null) {
            return null;
        }
        int articles = last.number().number() - first.number().number();
        boolean follows = articles > 0 && articles <= LONGEST_RANGE;
        boolean spaced = tokens.get(sign).afterSpace();
        return follows && (surely || !spaced || !startsWords(last.next())) ? last : null;
    }

    /** “Article 24, 12 States object”: a number with words after it counts them, unless the list goes on. */
    private boolean continues(Item item, boolean plural, boolean complete, boolean and) {
        if (!item.provision().isEmpty() || !startsWords(item.to())) {
            return true;
        }
        return plural && (!complete || and) && !tokens.is(item.to(), WordRole.COUNTED);
    }

    private boolean startsWords(int index) {
        return tokens.get(index).isWord()
                && !startsClause(index)
                && !tokens.isAny(
                        index,
                        WordRole.OF,
                        WordRole.AND,
                        WordRole.TO,
                        WordRole.RESPECTIVELY,
                        WordRole.INCLUSIVE,
                        WordRole.WITHIN);
    }

    private boolean startsClause(int index) {
        return tokens.is(index, WordRole.CLAUSE);
    }
}
