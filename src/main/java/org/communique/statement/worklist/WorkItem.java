package org.communique.statement.worklist;

import java.time.Instant;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;

/**
 * Something that waits for a member.
 *
 * @param kind     key of the message that says what to do, such as {@code workflow.work.decide}
 * @param detail   what it is about beside the statement, such as a stage's name; may be empty
 * @param route    where it is done
 * @param deadline when it must be done
 * @param reminder names those whom the member can remind of it, for {@link WorklistService#remind}; null if there is nobody
 */
public record WorkItem(
        String kind,
        String detail,
        StatementId statement,
        String title,
        String route,
        @Nullable Instant deadline,
        @Nullable String reminder) {

    public WorkItem(
            String kind, String detail, StatementId statement, String title, String route, @Nullable Instant deadline) {
        this(kind, detail, statement, title, route, deadline, null);
    }
}
