package org.communique.statement.draft;

import java.util.Collection;
import java.util.Map;
import org.communique.statement.StatementId;

/** Knows what members suggest to change in drafts. It checks no rights: its callers have. */
public interface SuggestionSource {

    /** How many suggestions are neither accepted nor rejected, of drafts that have any. */
    Map<StatementId, Integer> undecided(Collection<StatementId> drafts);
}
