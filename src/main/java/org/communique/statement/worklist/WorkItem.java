package org.communique.statement.worklist;

import java.time.Instant;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;

/**
 * An item of work for a member.
 *
 * @param kind     key of the message with what to do, such as {@code workflow.work.decide}
 * @param detail   what it is about, such as a stage's name; may be empty
 * @param statement null if it is about none
 * @param title    of what it is about
 * @param route    of the screen for it
 * @param deadline when it must be done
 * @param reminder identifies whom to remind, for {@link WorklistService#remind}; null if there is no one
 */
public record WorkItem(
        String kind,
        String detail,
        @Nullable StatementId statement,
        String title,
        String route,
        @Nullable Instant deadline,
        @Nullable String reminder) {

    public WorkItem(
            String kind,
            String detail,
            @Nullable StatementId statement,
            String title,
            String route,
            @Nullable Instant deadline) {
        this(kind, detail, statement, title, route, deadline, null);
    }
}
