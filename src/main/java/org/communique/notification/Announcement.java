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
 * @param note      of the member who caused it
 */
record Announcement(
        NoticeKind kind,
        Statement statement,
        Id topic,
        Instant at,
        @Nullable Instant deadline,
        @Nullable Supplier<Optional<Attachment>> enclosure,
        @Nullable PersonalNote note) {

    /**
     * What a member wrote to those who are notified.
     *
     * @param text may be empty
     */
    record PersonalNote(String author, String text) {}

    Announcement(
            NoticeKind kind,
            Statement statement,
            Id topic,
            Instant at,
            @Nullable Instant deadline,
            @Nullable Supplier<Optional<Attachment>> enclosure) {
        this(kind, statement, topic, at, deadline, enclosure, null);
    }

    Announcement(NoticeKind kind, Statement statement, Id topic, Instant at, @Nullable Instant deadline) {
        this(kind, statement, topic, at, deadline, null, null);
    }

    Announcement(NoticeKind kind, Statement statement, Instant at) {
        this(kind, statement, statement.id(), at, null, null, null);
    }

    Announcement(NoticeKind kind, Statement statement, Instant at, PersonalNote note) {
        this(kind, statement, statement.id(), at, null, null, note);
    }
}
