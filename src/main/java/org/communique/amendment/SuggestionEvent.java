package org.communique.amendment;

import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementChange;
import org.communique.statement.StatementId;
import org.communique.statement.StatementRelatedEvent;
import org.springframework.data.annotation.TypeAlias;

/** What happened to suggestions in a draft. Published after the fact is stored. */
public sealed interface SuggestionEvent extends StatementRelatedEvent {

    @Override
    default boolean changesWork() {
        return false;
    }

    /** Someone wrote some, or some were settled: no one is notified, but open screens show it. */
    record SuggestionsChanged(StatementId statement) implements SuggestionEvent, StatementChange {}

    /**
     * May be published twice after a crash.
     *
     * @param id     of the decision
     * @param reason may be empty
     */
    @TypeAlias("SuggestionsDecided")
    record SuggestionsDecided(
            String id,
            StatementId statement,
            MemberId author,
            boolean accepted,
            int suggestions,
            String reason,
            MemberId by,
            Instant at)
            implements SuggestionEvent, StatementChange {}
}
