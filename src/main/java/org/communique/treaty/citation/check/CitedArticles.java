package org.communique.treaty.citation.check;

import java.util.List;
import org.communique.treaty.citation.CitedPlace;
import org.communique.treaty.instrument.Edition;

/**
 * What a text cites of an edition.
 *
 * @param articles by number
 * @param others   where articles of other instruments are cited
 */
public record CitedArticles(Edition edition, List<CitedArticle> articles, List<CitedPlace> others) {}
