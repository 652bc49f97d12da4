package org.communique.notification;

import java.time.Instant;
import org.communique.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told to some members.
 *
 * @param receipt goes with the mail as a file
 */
record Announcement(
        NoticeKind kind,
        Statement statement,
        Instant at,
        @Nullable Instant deadline,
        @Nullable String receipt) {

    Announcement(NoticeKind kind, Statement statement, Instant at, @Nullable Instant deadline) {
        this(kind, statement, at, deadline, null);
    }
}
