package org.communique.treaty.api;

import java.util.List;
import org.communique.treaty.citation.CitedPlace;
import org.communique.treaty.citation.UnclearPlace;
import org.communique.treaty.citation.check.CitationProblem;
import org.communique.treaty.citation.check.CitationProblem.NoSuchArticle;
import org.communique.treaty.citation.check.CitationProblem.NoSuchParagraph;
import org.communique.treaty.citation.check.CitationProblem.NumberedOtherwise;
import org.communique.treaty.citation.check.CitationProblem.OfAnotherEdition;
import org.communique.treaty.citation.check.CitationProblem.PerhapsOther;
import org.communique.treaty.citation.check.CitedArticle;
import org.communique.treaty.citation.check.CitedArticles;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.EditionId;
import org.jspecify.annotations.Nullable;

/**
 * What a text cites.
 *
 * @param edition  against which it was checked
 * @param articles of the Convention, by number
 * @param others   where articles of other instruments are cited
 * @param unclear  where an article may be cited that could not be recognised
 */
record CitationList(
        EditionId edition, String label, List<Entry> articles, List<CitedPlace> others, List<UnclearPlace> unclear) {

    /** @param title null if the edition has no such article */
    record Entry(
            ArticleNumber number,
            @Nullable String title,
            boolean toBeChecked,
            List<Finding> problems,
            List<CitedPlace> places) {}

    /**
     * What to look at.
     *
     * @param code      no-such-article, no-such-paragraph, of-another-edition, numbered-otherwise or perhaps-other
     * @param edition   the label of the edition that has the article, if another has it
     * @param number    of the article there
     * @param paragraph that the article does not have
     */
    record Finding(
            String code,
            @Nullable String edition,
            @Nullable String number,
            @Nullable Integer paragraph) {}

    static CitationList of(CitedArticles cited) {
        return new CitationList(
                cited.edition().id(),
                cited.edition().label(),
                cited.articles().stream().map(CitationList::entry).toList(),
                cited.others(),
                cited.unclear());
    }

    private static Entry entry(CitedArticle cited) {
        var problems = cited.problems().stream().map(CitationList::finding).toList();
        return cited.article() instanceof Article article
                ? new Entry(cited.number(), article.title(), article.isToBeChecked(), problems, cited.places())
                : new Entry(cited.number(), null, false, problems, cited.places());
    }

    private static Finding finding(CitationProblem problem) {
        return switch (problem) {
            case NoSuchArticle() -> new Finding("no-such-article", null, null, null);
            case NoSuchParagraph(var paragraph, var _) -> new Finding("no-such-paragraph", null, null, paragraph);
            case OfAnotherEdition(var edition) -> new Finding("of-another-edition", edition, null, null);
            case NumberedOtherwise(var edition, var number) -> new Finding("numbered-otherwise", edition, number, null);
            case PerhapsOther() -> new Finding("perhaps-other", null, null, null);
        };
    }
}
