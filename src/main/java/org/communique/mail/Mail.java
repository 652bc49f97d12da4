package org.communique.mail;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.MemberId;
import org.communique.erasure.StoredName;
import org.communique.id.Id;
import org.communique.mail.SentMessages.SentWords.Kind;
import org.jspecify.annotations.Nullable;

/**
 * A mail to one recipient, in plain text.
 *
 * @param kind      what it says, as in the message keys {@code mail.kind.…}
 * @param topic     what it is about, such as a version or a stage, to find its state by
 * @param parties   the members or organisations that it is for
 * @param stop      one-click unsubscribe (RFC 8058)
 * @param goodUntil when the link in it expires
 * @param own       what a member had sent, where that is kept on record
 */
public record Mail(
        String kind,
        EmailAddress to,
        @Nullable Id topic,
        List<? extends Id> parties,
        String subject,
        String text,
        @Nullable Attachment enclosure,
        @Nullable URI stop,
        @Nullable Instant goodUntil,
        @Nullable OwnWords own) {

    /**
     * That a member had it sent.
     *
     * @param words of the member's own, which it quotes; may be empty
     */
    public record OwnWords(
            Kind kind,
            MemberId by,
            @StoredName(amongWords = true) String words) {}

    public Mail(
            String kind,
            EmailAddress to,
            @Nullable Id topic,
            List<? extends Id> parties,
            String subject,
            String text,
            @Nullable Attachment enclosure,
            @Nullable URI stop,
            @Nullable Instant goodUntil) {
        this(kind, to, topic, parties, subject, text, enclosure, stop, goodUntil, null);
    }

    public Mail {
        // A line break in a header would begin another header.
        subject = subject.replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ").strip();
    }

    public Mail sentFor(OwnWords member) {
        return new Mail(kind, to, topic, parties, subject, text, enclosure, stop, goodUntil, member);
    }

    public Mail(String kind, EmailAddress to, List<? extends Id> parties, String subject, String text) {
        this(kind, to, null, parties, subject, text, null, null, null);
    }
}
