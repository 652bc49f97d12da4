package org.communique.signon;

import java.time.Instant;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;

/** What everybody who can read the statement may know of its call. */
public record CallSummary(
        StatementId statement, VersionId version, TextHash hash, Instant openedAt, Instant deadline, boolean closed) {

    public boolean takesSignatures(Instant now) {
        return !closed && now.isBefore(deadline);
    }
}
