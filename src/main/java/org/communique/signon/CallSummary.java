package org.communique.signon;

import java.time.Instant;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * What readers of the statement may know about its call.
 *
 * @param closedAt    when a coordinator, or the deadline, closed it; null while it is open
 * @param publicSince since when anyone may read the text and ask to join; null while only those invited may
 * @param withdrawalReason   why it was returned to drafting; null if it was not
 * @param askedBy     when answers are requested, if before the deadline
 */
public record CallSummary(
        StatementId statement,
        VersionId version,
        TextHash hash,
        Instant openedAt,
        Instant deadline,
        boolean closed,
        @Nullable Instant closedAt,
        @Nullable Instant publicSince,
        @Nullable Instant askedBy,
        @Nullable String withdrawalReason) {

    /** The date to show to those who are asked: the requested date until it has passed, then the deadline. */
    public Instant answerBy(Instant now) {
        return askedBy != null && now.isBefore(askedBy) ? askedBy : deadline;
    }

    /** When signing ends, or ended. */
    public Instant end() {
        return closedAt != null && closedAt.isBefore(deadline) ? closedAt : deadline;
    }

    public boolean takesSignatures(Instant now) {
        return !closed && now.isBefore(deadline);
    }
}
