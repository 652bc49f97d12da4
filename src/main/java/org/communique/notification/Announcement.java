package org.communique.notification;

import java.time.Instant;
import org.communique.statement.Statement;
import org.jspecify.annotations.Nullable;

/** What is to be told to some members. */
record Announcement(
        NoticeKind kind,
        Statement statement,
        Instant at,
        @Nullable Instant deadline) {}
