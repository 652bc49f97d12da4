package org.communique.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.communique.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told to some members.
 *
 * @param receipt made for the mail, to go with it as a file
 */
record Announcement(
        NoticeKind kind,
        Statement statement,
        Instant at,
        @Nullable Instant deadline,
        @Nullable Supplier<Optional<String>> receipt) {

    Announcement(NoticeKind kind, Statement statement, Instant at, @Nullable Instant deadline) {
        this(kind, statement, at, deadline, null);
    }
}
