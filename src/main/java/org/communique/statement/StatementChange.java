package org.communique.statement;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Marks a {@link StatementRelatedEvent} or {@link ConfidentialEvent} that coordinators would call a change of the statement: of its text, of what organisations want in it, or of where it stands.
 * Lists show when the last one was. What moves a statement to another phase sets that time itself. Not among them: who has access,
 * reminders, comments, and what an organisation answers if it does not sign, as the time would tell of it.
 */
public interface StatementChange {

    /** When it happened, of what is published again after a crash; otherwise it happened now. */
    default @Nullable Instant at() {
        return null;
    }
}
