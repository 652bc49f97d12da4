package org.communique.treaty.citation.recognition;

import java.util.List;
import org.communique.treaty.citation.Citation;
import org.communique.treaty.citation.Citation.Certainty;

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
    private final Attribution attribution;
    private final List<Citation> found;

    /** Of the last citations: where they begin among those found, and the token after them. */
    private int lastFound;

    private int lastEnd = -1;

    WesternGrammar(Tokens tokens, InstrumentNames names, List<Citation> found) {
        this.tokens = tokens;
        this.provisions = new ProvisionReader(tokens);
        this.articles = new ArticleReader(tokens, provisions);
        this.attribution = new Attribution(tokens, names);
        this.found = found;
    }

    /** Reads what begins at a token. @return the first token that was not read, after the one given */
    int read(int index) {
        if (tokens.isAny(index, WordRole.ARTICLE, WordRole.ARTICLES)) {
            return cite(index, index, new Provision());
        }
        if (!tokens.is(index, "§")
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
                return cite(index, next, before);
            }
            at = next;
        }
        return Math.max(at, index + 1);
    }

    private int link(int index) {
        int at = index;
        while (at < index + LONGEST_LINK
                && (tokens.is(at, ",") || tokens.is(at, "'") || tokens.isAny(at, WordRole.OF, WordRole.DETERMINER))
                && !tokens.isAny(at, WordRole.PARAGRAPH, WordRole.ARTICLE)) {
            at++;
        }
        return at;
    }

    private int cite(int from, int keyword, Provision before) {
        var items = articles.at(keyword);
        if (items.isEmpty()) {
            return keyword + 1;
        }
        int end = items.getLast().to();
        var attributed = attribution.of(from, end);
        shareDoubt(from, attributed.certainty());
        lastFound = found.size();
        lastEnd = end;
        boolean plural = tokens.is(keyword, WordRole.ARTICLES);
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
