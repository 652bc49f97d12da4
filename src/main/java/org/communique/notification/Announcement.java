package org.communique.notification;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;
import org.communique.comment.CommentId;
import org.communique.erasure.StoredName;
import org.communique.id.Id;
import org.communique.mail.Attachment;
import org.communique.statement.Statement;
import org.communique.treaty.stance.StanceRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;

/**
 * What to announce to some members.
 *
 * @param statement that it is about; null if it is about a request to the organisations
 * @param topic     what it is about; the outbox finds its mails by it
 * @param enclosure the mail's attachment
 * @param detail    what the mail says in particular
 */
record Announcement(
        NoticeKind kind,
        @Nullable Statement statement,
        @Nullable StanceRequest stances,
        Id topic,
        Instant at,
        @Nullable Instant deadline,
        @Nullable Supplier<Optional<Attachment>> enclosure,
        Detail detail) {

    /**
     * What happened in particular.
     *
     * @param which  of the cases that the message of the kind distinguishes
     * @param name   of the member who did it, or of what it is about
     * @param note   what a member wrote about it; may be empty
     * @param author of the note
     * @param thread with what that member said when it happened, which can be taken back; null if nothing was said
     */
    record Detail(
            int which,
            @StoredName String name,
            @StoredName(amongWords = true) String note,
            @StoredName String author,
            @Nullable CommentId thread) {

        static final Detail NONE = new Detail(0, "", "");

        @PersistenceCreator
        Detail {}

        /** @param name of the author too */
        Detail(int which, String name, String note) {
            this(which, name, note, name, null);
        }

        Detail(int which, String name, CommentId thread) {
            this(which, name, "", "", thread);
        }
    }

    Announcement(
            NoticeKind kind,
            Statement statement,
            Id topic,
            Instant at,
            @Nullable Instant deadline,
            @Nullable Supplier<Optional<Attachment>> enclosure) {
        this(kind, statement, null, topic, at, deadline, enclosure, Detail.NONE);
    }

    Announcement(NoticeKind kind, Statement statement, Id topic, Instant at, @Nullable Instant deadline) {
        this(kind, statement, null, topic, at, deadline, null, Detail.NONE);
    }

    Announcement(NoticeKind kind, Statement statement, Instant at) {
        this(kind, statement, null, statement.id(), at, null, null, Detail.NONE);
    }

    Announcement(NoticeKind kind, Statement statement, Instant at, Detail detail) {
        this(kind, statement, null, statement.id(), at, null, null, detail);
    }

    Announcement(NoticeKind kind, StanceRequest stances, Instant at, @Nullable Instant deadline) {
        this(kind, null, stances, stances.id(), at, deadline, null, Detail.NONE);
    }

    Announcement with(Detail particular) {
        return new Announcement(kind, statement, stances, topic, at, deadline, enclosure, particular);
    }

    /** Of what it is about. */
    String title() {
        return statement != null ? statement.title() : requireNonNull(stances).title();
    }

    String route() {
        return statement != null ? kind.route(statement) : kind.route(requireNonNull(stances));
    }
}
