package org.communique.treaty.citation.recognition;

import java.util.List;
import org.communique.treaty.citation.Citation;
import org.communique.treaty.citation.Citation.Certainty;
import org.communique.treaty.citation.recognition.Recognised.Place;

/**
 * Citations in the languages that write the word for “article” before its number: English, French, Spanish, Russian and Arabic. What
 * is read is not read again, so that the time is linear.
 */
final class WesternGrammar {

    /** “Subparagraph (b) of paragraph 2 of article 24”. */
    private static final int MOST_CLAUSES = 3;

    private static final int LONGEST_LINK = 4;

    private final Tokens tokens;
    private final ProvisionReader provisions;
    private final ArticleReader articles;
    private final UnmarkedArticleReader unmarked;
    private final ArticleWord words;
    private final Attribution attribution;
    private final List<Citation> found;
    private final List<Place> unclear;

    /** Of the last citations: where they begin among those found, and the token after them. */
    private int lastFound;

    private int lastEnd = -1;

    WesternGrammar(Tokens tokens, InstrumentNames names, List<Citation> found, List<Place> unclear) {
        this.tokens = tokens;
        this.provisions = new ProvisionReader(tokens);
        this.articles = new ArticleReader(tokens, provisions);
        this.unmarked = new UnmarkedArticleReader(tokens, provisions);
        this.words = new ArticleWord(tokens);
        this.attribution = new Attribution(tokens, names);
        this.found = found;
        this.unclear = unclear;
    }

    /** Reads what begins at a token. @return the first token that was not read, after the one given */
    int read(int index) {
        if (tokens.isAny(index, WordRole.ARTICLE, WordRole.ARTICLES)) {
            return cite(index, index, new Provision());
        }
        var bare = unmarked.bare(index);
        if (bare != null) {
            return add(index, List.of(bare), new Provision(), false);
        }
        var ordinal = unmarked.ordinal(index);
        if (ordinal != null && (index == 0 || !tokens.is(index - 1, WordRole.DIVISION))) {
            var attributed = attribution.of(index, ordinal.to());
            if (attributed.certainty() == Certainty.NAMED || tokens.get(index).isNumber() || ordinal.to() - index > 2) {
                return add(index, List.of(ordinal), new Provision(), false);
            }
        }
        if (!tokens.is(index, "§")
                && Lexicon.ALL.ordinal(tokens.get(index)) == 0
                && !tokens.isAny(
                        index,
                        WordRole.PARAGRAPH,
                        WordRole.PARAGRAPHS,
                        WordRole.SUBPARAGRAPH,
                        WordRole.SUBPARAGRAPHS)) {
            return index + 1;
        }
        var before = new Provision();
        int at = index;
        for (int i = 0; i < MOST_CLAUSES; i++) {
            int end = provisions.clause(at, before);
            if (end == at) {
                break;
            }
            int next = link(end);
            if (tokens.isAny(next, WordRole.ARTICLE, WordRole.ARTICLES)) {
                return isReference(end, next) ? refer(index, next, before) : cite(index, next, before);
            }
            at = next;
        }
        // “No 24(2)(c)” is Portuguese for “in”.
        return tokens.is(index, WordRole.NUMBER_SIGN) ? index + 1 : Math.max(at, index + 1);
    }

    private int link(int index) {
        int at = index;
        while (at < index + LONGEST_LINK
                && (tokens.is(at, ",")
                        || tokens.is(at, "'")
                        || tokens.isAny(at, WordRole.OF, WordRole.DETERMINER, WordRole.BACK))
                && !tokens.isAny(at, WordRole.PARAGRAPH, WordRole.ARTICLE)) {
            at++;
        }
        return at;
    }

    /** “Of that article”, «этой же статьи», «المادة نفسها». */
    private boolean isReference(int link, int keyword) {
        int number = tokens.is(keyword, WordRole.SHORT) && tokens.is(keyword + 1, ".") ? keyword + 2 : keyword + 1;
        if (tokens.get(number).isNumber()) {
            return false;
        }
        for (int i = link; i < keyword; i++) {
            if (tokens.is(i, WordRole.BACK)) {
                return true;
            }
        }
        return tokens.is(keyword + 1, WordRole.BACK);
    }

    /** Cites the last article of the sentence again. */
    private int refer(int from, int keyword, Provision provision) {
        int end = tokens.is(keyword + 1, WordRole.BACK) ? keyword + 2 : keyword + 1;
        boolean alone = lastEnd >= 0
                && found.size() - lastFound == 1
                && !found.getLast().isRange();
        if (alone && !provision.isEmpty() && sameSentence(from)) {
            found.add(found.getLast()
                    .again(
                            tokens.get(from).from(),
                            tokens.get(end - 1).to(),
                            provision.paragraphs(),
                            provision.subparagraphs()));
            lastFound = found.size() - 1;
            lastEnd = end;
        } else if (!provision.isEmpty()) {
            unclear.add(new Place(tokens.get(from).from(), tokens.get(end - 1).to()));
        }
        return end;
    }

    /** An end is forgotten when it was found, so that the time stays linear. */
    private boolean sameSentence(int to) {
        for (int i = lastEnd; i < to; i++) {
            if (tokens.endsSentence(i)) {
                lastEnd = -1;
                return false;
            }
        }
        return true;
    }

    private int cite(int from, int keyword, Provision before) {
        var items = articles.at(keyword);
        if (items.isEmpty()) {
            if (words.looksCited(keyword)) {
                unclear.add(new Place(
                        tokens.get(from).from(), tokens.get(keyword + 1).to()));
            }
            return keyword + 1;
        }
        return add(from, items, before, tokens.is(keyword, WordRole.ARTICLES));
    }

    private int add(int from, List<ArticleReader.Item> items, Provision before, boolean plural) {
        int end = items.getLast().to();
        var attributed = attribution.of(from, end);
        shareDoubt(from, attributed.certainty());
        lastFound = found.size();
        lastEnd = end;
        for (var item : items) {
            boolean first = item == items.getFirst();
            found.add(item.cite(
                    tokens, first ? from : item.from(), first || plural ? before : new Provision(), attributed));
        }
        return end;
    }

    /** “Article 17 and article 19 of the Covenant”: the first may be the Covenant's too. */
    private void shareDoubt(int from, Certainty certainty) {
        boolean joined = lastEnd >= 0
                && from - lastEnd > 0
                && from - lastEnd <= 2
                && tokens.is(from - 1, WordRole.AND)
                && (from - lastEnd == 1 || tokens.is(lastEnd, ","));
        if (!joined || certainty != Certainty.OTHER) {
            return;
        }
        for (int i = lastFound; i < found.size(); i++) {
            if (found.get(i).certainty() == Certainty.ASSUMED) {
                found.set(i, found.get(i).withCertainty(Certainty.AMBIGUOUS));
            }
        }
    }
}
