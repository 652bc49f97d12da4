package org.communique.treaty.citation.index;

import java.util.List;
import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.communique.treaty.citation.CitedPlace;

/**
 * A statement whose newest version cites an article.
 *
 * @param version number of that version
 */
public record CitingStatement(
        StatementId statement, String title, String language, Phase phase, int version, List<CitedPlace> places) {}
