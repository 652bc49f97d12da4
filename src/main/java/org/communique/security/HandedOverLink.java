package org.communique.security;

import java.time.Instant;
import org.communique.coalition.HandOver;
import org.communique.coalition.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The record of a link to choose a password that somebody else than its member had in hand. It is never deleted.
 *
 * @param linkHash  of the link's token, in hex
 * @param usedAt    when a password was set by it
 * @param settledAt when it was settled since then that the member chose the password
 * @param settledBy the administrator who said so, if one did
 */
@Document("handed-over-links")
record HandedOverLink(
        @Id String linkHash,
        @Indexed MemberId member,
        HandOver handOver,
        @Nullable Instant usedAt,
        @Nullable Instant settledAt,
        @Nullable Settlement settlement,
        @Nullable MemberId settledBy) {

    /** How it was settled; the names are in message keys too. */
    enum Settlement {
        MAILBOX,
        ADMINISTRATOR,
        /** On the command line, where nobody else is left who could. */
        OPERATOR
    }

    /** Whether it may have been somebody else who chose the member's password. */
    boolean isUnsettled() {
        return usedAt != null && settledAt == null;
    }
}
