package org.communique.treaty.citation.check;

import java.util.List;
import org.communique.treaty.citation.CitedPlace;
import org.communique.treaty.citation.UnclearPlace;
import org.communique.treaty.instrument.Edition;

/**
 * What a text cites of an edition.
 *
 * @param articles by number
 * @param others   where articles of other instruments are cited
 * @param unclear  where articles may be cited too
 */
public record CitedArticles(
        Edition edition, List<CitedArticle> articles, List<CitedPlace> others, List<UnclearPlace> unclear) {}
