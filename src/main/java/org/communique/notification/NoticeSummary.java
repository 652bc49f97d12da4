package org.communique.notification;

import java.time.Instant;
import org.communique.statement.StatementId;
import org.jspecify.annotations.Nullable;

/**
 * A notice as its member sees it.
 *
 * @param statement null if it is about none
 * @param title     of the statement, or a sentence that says who did what
 * @param route     to the screen that it is about
 * @param name      of the member who did it or, for reviews, of the stage; may be empty
 * @param which     of the cases that the kind distinguishes
 * @param note      what the member wrote about it
 */
public record NoticeSummary(
        NoticeKind kind,
        @Nullable StatementId statement,
        String title,
        String route,
        Instant at,
        boolean read,
        String name,
        int which,
        @Nullable String note) {

    /** @param said what the member said; may be empty */
    NoticeSummary with(String said) {
        return said.isEmpty() ? this : new NoticeSummary(kind, statement, title, route, at, read, name, which, said);
    }
}
