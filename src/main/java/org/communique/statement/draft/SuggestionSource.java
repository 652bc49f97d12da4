package org.communique.statement.draft;

import org.communique.statement.StatementId;

/** Knows what members suggest to change in drafts. */
public interface SuggestionSource {

    /** How many suggestions that the current member can see are neither accepted nor rejected. */
    int undecided(StatementId statement);
}
