package org.communique.notification;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.communique.id.Id;
import org.communique.mail.Attachment;
import org.communique.statement.Statement;
import org.communique.treaty.stance.StanceRequest;
import org.jspecify.annotations.Nullable;

/**
 * What to announce to some members.
 *
 * @param statement that it is about; null if it is about a request to the organisations
 * @param topic     what it is about; the outbox finds its mails by it
 * @param enclosure the mail's attachment
 * @param note      of the member who caused it
 */
record Announcement(
        NoticeKind kind,
        @Nullable Statement statement,
        @Nullable StanceRequest stances,
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
        this(kind, statement, null, topic, at, deadline, enclosure, null);
    }

    Announcement(NoticeKind kind, Statement statement, Id topic, Instant at, @Nullable Instant deadline) {
        this(kind, statement, null, topic, at, deadline, null, null);
    }

    Announcement(NoticeKind kind, Statement statement, Instant at) {
        this(kind, statement, null, statement.id(), at, null, null, null);
    }

    Announcement(NoticeKind kind, Statement statement, Instant at, PersonalNote note) {
        this(kind, statement, null, statement.id(), at, null, null, note);
    }

    Announcement(NoticeKind kind, StanceRequest stances, Instant at, @Nullable Instant deadline) {
        this(kind, null, stances, stances.id(), at, deadline, null, null);
    }

    /** Of what it is about. */
    String title() {
        return statement != null ? statement.title() : requireNonNull(stances).title();
    }

    String route() {
        return statement != null ? kind.route(statement) : kind.route(requireNonNull(stances));
    }
}
