package org.communique.security;

import java.time.Instant;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.MemberId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * Records that a link to choose a password was shared manually, or that the address for links was changed. It is never deleted.
 *
 * @param linkHash  of the link's token, in hex; a generated id for a change of the address
 * @param usedAt    when a password was set by it
 * @param settledAt when the member was confirmed to have chosen the password
 * @param settledBy the administrator who confirmed it, if any
 * @param formerAddress of a change: the last address that the member set; its mailbox may confirm the change
 */
@Document("sharedLinks")
public record SharedLink(
        @Id String linkHash,
        @Indexed MemberId member,
        LinkSharing linkSharing,
        @Nullable Instant usedAt,
        @Nullable Instant settledAt,
        @Nullable Settlement settlement,
        @Nullable MemberId settledBy,
        @Nullable EmailAddress formerAddress) {

    /** How it was settled; the names are in message keys too. */
    public enum Settlement {
        MAILBOX,
        ADMINISTRATOR,
        /** On the command line, where no one else is left who could. */
        OPERATOR
    }

    /** Whether it may have been another person who chose the member's password. */
    public boolean isUnsettled() {
        return usedAt != null && settledAt == null;
    }
}
