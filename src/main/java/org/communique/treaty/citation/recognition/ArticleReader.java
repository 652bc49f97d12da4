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
        var first = item(start(keyword, plural), plural);
        if (first == null || isCompany(keyword, first)) {
            return List.of();
        }
        List<Item> items = new ArrayList<>();
        items.add(first);
        boolean and = false;
        while (items.size() < MOST) {
            int at = items.getLast().to();
            int next = tokens.is(at, ",") || tokens.is(at, "&") || tokens.is(at, "/") && plural ? at + 1 : at;
            if (tokens.is(next, WordRole.AND)) {
                next++;
            }
            if (next == at) {
                break;
            }
            boolean andHere = tokens.is(next - 1, WordRole.AND) || tokens.is(next - 1, "&");
            var item = item(plural && tokens.is(next, WordRole.FROM) ? next + 1 : next, plural);
            if (item == null || !continues(item, plural, and || tokens.get(next).isWord() && !andHere)) {
                break;
            }
            and |= andHere;
            items.add(item);
        }
        return items;
    }

    private boolean isCiting(int keyword) {
        if (!tokens.isAny(keyword, WordRole.ARTICLE, WordRole.ARTICLES)) {
            return false;
        }
        var before = tokens.get(keyword - 1);
        if (keyword == 0) {
            return true;
        }
        boolean joined = !tokens.get(keyword).afterSpace();
        return !tokens.is(keyword - 1, WordRole.PRESS)
                && !(joined && (before.is("#") || before.is("@") || before.is("_") || before.is("-") || before.is("=")))
                && !(tokens.is(keyword - 1, WordRole.DEMONSTRATIVE)
                        && tokens.get(keyword + 2).isWord()
                        && tokens.isSmall(keyword + 2)
                        && !tokens.isAny(keyword + 2, WordRole.OF, WordRole.AND));
    }

    /** The organisation ARTICLE 19 writes its name in capitals. */
    private boolean isCompany(int keyword, Item first) {
        return tokens.get(keyword).allCapitals()
                && first.first().value().equals("19")
                && first.provision().isEmpty()
                && !tokens.isAny(first.to(), WordRole.OF);
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
        if (tokens.is(at, "№")) {
            at++;
        } else if (tokens.is(at, WordRole.NUMBER_SIGN)) {
            at += tokens.is(at + 1, ".") || tokens.is(at + 1, "°") ? 2 : 1;
        }
        return plural && tokens.is(at, WordRole.FROM) ? at + 1 : at;
    }

    private @Nullable Item item(int index, boolean plural) {
        var first = numbers.at(index, plural);
        if (first == null) {
            return null;
        }
        var range = range(first, plural);
        var last = range == null ? first : range;
        var provision = new Provision();
        int to = provisions.after(skipDivision(last.next()), provision);
        return new Item(index, to, first.number(), last.number(), provision);
    }

    /** “Article 323-1”, as national codes number: what is after the hyphen is no article. */
    private int skipDivision(int index) {
        return tokens.isJoinedNumber(index, "-") ? index + 2 : index;
    }

    private @Nullable Read range(Read first, boolean plural) {
        int sign = first.next();
        boolean dash = tokens.is(sign, "-");
        if (!dash && !tokens.is(sign, WordRole.TO)) {
            return null;
        }
        int next = sign + 1;
        if (tokens.isAny(next, WordRole.ARTICLE, WordRole.ARTICLES)) {
            if (!plural || dash) {
                return null;
            }
            next++;
        }
        var last = numbers.at(next, plural);
        if (last == null) {
            return null;
        }
        int articles = last.number().number() - first.number().number();
        boolean follows = articles > 0 && articles <= LONGEST_RANGE;
        boolean spaced = tokens.get(sign).afterSpace();
        return follows && (plural || !spaced || !startsWords(last.next())) ? last : null;
    }

    /** “Article 24, 12 States object”: a number with words after it counts them, unless the list goes on. */
    private boolean continues(Item item, boolean plural, boolean complete) {
        boolean words = startsWords(item.to()) && item.provision().isEmpty();
        return !words || plural && !complete;
    }

    private boolean startsWords(int index) {
        return tokens.get(index).isWord()
                && !tokens.isAny(
                        index,
                        WordRole.OF,
                        WordRole.AND,
                        WordRole.TO,
                        WordRole.RESPECTIVELY,
                        WordRole.WITHIN,
                        WordRole.CLAUSE);
    }
}
