package org.communique.treaty.citation.index;

import java.util.List;
import java.util.Set;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.treaty.citation.CitedPlace;
import org.communique.treaty.instrument.ArticleNumber;
import org.jspecify.annotations.Nullable;

/**
 * A statement whose newest version, or whose draft, cites an article.
 *
 * @param version number of that version; null for the draft
 */
public record CitingStatement(
        StatementId statement,
        String title,
        String language,
        Phase phase,
        @Nullable Integer version,
        List<CitedPlace> places) {

    static CitingStatement of(
            Statement statement, @Nullable Integer version, List<CitedPlace> all, Set<ArticleNumber> articles) {
        var places = all.stream()
                .filter(place -> place.citation().isOfTheConvention()
                        && articles.stream().anyMatch(place.citation()::includes))
                .limit(CitedPlace.MOST_OF_AN_ARTICLE)
                .toList();
        return new CitingStatement(
                statement.id(), statement.title(), statement.language(), statement.phase(), version, places);
    }
}
