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

    private static final int LONGEST_SEPARATOR = 5;
    private static final int LONGEST_TITLE = 16;

    private final Tokens tokens;
    private final ArticleWord words;
    private final NumberReader numbers;
    private final ProvisionReader provisions;

    ArticleReader(Tokens tokens, ProvisionReader provisions) {
        this.tokens = tokens;
        this.words = new ArticleWord(tokens);
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
        if (!words.cites(keyword)) {
            return List.of();
        }
        boolean plural = tokens.is(keyword, WordRole.ARTICLES);
        var first = item(start(keyword, plural), plural, plural || isFrom(keyword - 1));
        if (first == null || words.namesCompany(keyword, first)) {
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

    private boolean isFrom(int before) {
        int at = before;
        while (at > before - 2 && (tokens.is(at, "'") || tokens.is(at, WordRole.DETERMINER))) {
            at--;
        }
        return at >= 0 && tokens.isAny(at, WordRole.FROM) || before >= 0 && tokens.is(before, WordRole.FROM);
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
                && !tokens.is(index, WordRole.CLAUSE)
                && !tokens.isAny(
                        index,
                        WordRole.OF,
                        WordRole.AND,
                        WordRole.TO,
                        WordRole.RESPECTIVELY,
                        WordRole.INCLUSIVE,
                        WordRole.WITHIN);
    }
}
