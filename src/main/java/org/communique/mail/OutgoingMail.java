package org.communique.mail;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.communique.coalition.directory.EmailAddress;
import org.communique.erasure.StoredName;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A mail in the store.
 *
 * @param at        while it is queued, when it can be claimed: a claim moves this on, and lapses with it; else when that ended
 * @param giveUpAt  when attempts end
 * @param goodUntil when the link in it ends
 * @param attempts  how many failed
 * @param answer    what the relay said to the last
 * @param claim     the mark of the attempt that is under way
 * @param own       that a member had it sent, if that is kept on record
 * @param content   erased once the relay has it, since links in it let their readers act
 */
@Document("outbox")
@CompoundIndex(name = "state_at", def = "{'state': 1, 'at': 1}")
record OutgoingMail(
        @Id MailId id,
        String kind,
        @Indexed EmailAddress to,
        @Indexed @Nullable String topic,
        List<String> parties,
        MailState state,
        Instant queuedAt,
        Instant at,
        Instant giveUpAt,
        @Nullable Instant goodUntil,
        int attempts,
        @Nullable String answer,
        @Nullable String claim,
        Mail.@Nullable OwnWords own,
        @Nullable Content content) {

    /** @param enclosure the id of the file that goes with it */
    record Content(
            @StoredName(amongWords = true) String subject,
            @StoredName(amongWords = true) String text,
            @Nullable URI stop,
            @Nullable String enclosure) {}

    MailStatus status() {
        return new MailStatus(id, kind, to, parties, state, queuedAt, at, attempts, answer, content != null);
    }
}
