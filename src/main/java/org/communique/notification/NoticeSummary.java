package org.communique.notification;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A notice as its member sees it.
 *
 * @param title of the statement, or a sentence that says who did what
 * @param route to the screen that it is about
 * @param note  of the member who caused it
 */
public record NoticeSummary(
        NoticeKind kind,
        String title,
        String route,
        Instant at,
        boolean read,
        @Nullable String note) {}
