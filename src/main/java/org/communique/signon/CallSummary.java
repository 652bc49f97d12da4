package org.communique.signon;

import java.time.Instant;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;

/**
 * What everybody who can read the statement may know of its call.
 *
 * @param publicSince since when anybody may read the text and ask to join; null while only those invited may
 * @param takenBack   why it was ended so that the text can be changed; null if it was not
 * @param askedBy     when answers are wished for, before the deadline until which they are taken
 */
public record CallSummary(
        StatementId statement,
        VersionId version,
        TextHash hash,
        Instant openedAt,
        Instant deadline,
        boolean closed,
        @Nullable Instant publicSince,
        @Nullable Instant askedBy,
        @Nullable String takenBack) {

    /** The moment to name to whoever is asked: the wish while it is ahead, and then the deadline. */
    public Instant answerBy(Instant now) {
        return askedBy != null && now.isBefore(askedBy) ? askedBy : deadline;
    }

    public boolean takesSignatures(Instant now) {
        return !closed && now.isBefore(deadline);
    }
}
