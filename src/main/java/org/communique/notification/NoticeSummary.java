package org.communique.notification;

import java.time.Instant;
import org.communique.notification.Recipient.Reason;
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
 * @param about the organisations that it is about, by name
 * @param reason why the member is notified, where the kind does not say it
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
        String about,
        @Nullable Reason reason,
        @Nullable String note) {

    /** Of the sentence that says why the member is notified. */
    public String reasonKey() {
        return Reason.messageKey(kind, reason);
    }

    /** @param said what the member said; may be empty */
    NoticeSummary with(String said) {
        return said.isEmpty()
                ? this
                : new NoticeSummary(kind, statement, title, route, at, read, name, which, about, reason, said);
    }
}
