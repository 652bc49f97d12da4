package org.communique.notification;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.communique.id.Id;
import org.communique.mail.Attachment;
import org.communique.statement.Statement;
import org.jspecify.annotations.Nullable;

/**
 * What to announce to some members.
 *
 * @param topic     what it is about; the outbox finds its mails by it
 * @param enclosure the mail's attachment
 */
record Announcement(
        NoticeKind kind,
        Statement statement,
        Id topic,
        Instant at,
        @Nullable Instant deadline,
        @Nullable Supplier<Optional<Attachment>> enclosure) {

    Announcement(NoticeKind kind, Statement statement, Id topic, Instant at, @Nullable Instant deadline) {
        this(kind, statement, topic, at, deadline, null);
    }

    Announcement(NoticeKind kind, Statement statement, Instant at) {
        this(kind, statement, statement.id(), at, null, null);
    }
}
