package org.communique.security;

import java.time.Duration;
import java.time.Instant;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * A link that lets its holder do one thing once.
 *
 * @param hash   SHA-256 of the token in the link, in hex
 * @param member whose password it sets; null for the first set-up
 */
@Document("oneTimeLinks")
public record OneTimeLink(
        @Id String hash,
        Purpose purpose,
        @Indexed @Nullable MemberId member,
        @Indexed Instant expiresAt,
        @Nullable Instant usedAt) {

    boolean isGoodAt(Instant time) {
        return usedAt == null && time.isBefore(expiresAt);
    }

    public enum Purpose {
        SETUP(Duration.ofDays(1)),
        INVITATION(Duration.ofDays(7)),
        /** Long enough for a link that an administrator passes on by word of mouth. */
        RESET(Duration.ofHours(4)),
        /** Mailed to the member alone: the person who opens it has their mailbox. */
        MAILBOX(Duration.ofDays(1)),
        /** Mailed to the former address of a member: confirms the new one, and sets no password. */
        ADDRESS(Duration.ofDays(7));

        private final Duration lifetime;

        Purpose(Duration lifetime) {
            this.lifetime = lifetime;
        }

        public Duration lifetime() {
            return lifetime;
        }
    }
}
