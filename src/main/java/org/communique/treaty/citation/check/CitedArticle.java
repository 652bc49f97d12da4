package org.communique.treaty.citation.check;

import java.util.List;
import org.communique.treaty.citation.CitedPlace;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.ArticleNumber;
import org.jspecify.annotations.Nullable;

/**
 * An article that a text cites.
 *
 * @param article null if the edition has none with the number
 * @param places  the first {@value CitedPlace#MOST_OF_AN_ARTICLE}
 */
public record CitedArticle(
        ArticleNumber number, @Nullable Article article, List<CitationProblem> problems, List<CitedPlace> places) {}
