package org.communique.invitation.join;

import java.time.Duration;
import java.time.Instant;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.member.OrganisationData;
import org.communique.erasure.ErasedName;
import org.communique.erasure.StoredName;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.CompoundIndex;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An organisation's wish to be asked to sign a call.
 *
 * @param organisation     as it describes itself
 * @param mailed           whether its contact is asked to confirm by mail
 * @param confirmBy        until when it can be confirmed; decided on, where its contact is not asked by mail
 * @param confirmationHash SHA-256 of the token in the link that confirms the mailbox, in hex
 * @param decision         why it was refused
 */
@Document("joinRequests")
@CompoundIndex(name = "version_at", def = "{'version': 1, 'at': 1}")
@CompoundIndex(name = "state_confirmBy", def = "{'state': 1, 'confirmBy': 1}")
record JoinRequest(
        @Id JoinRequestId id,
        VersionId version,
        OrganisationData organisation,
        EmailAddress contact,
        String contactName,
        @StoredName(amongWords = true) String message,
        Instant at,
        boolean mailed,
        JoinStatus state,
        @Indexed String confirmationHash,
        Instant confirmBy,
        @Nullable MemberId decidedBy,
        @Nullable Instant decidedAt,
        @Nullable @StoredName(amongWords = true) String decision) {

    /** Inviting takes seconds: after this time it has crashed. */
    static final Duration TO_DECIDE = Duration.ofMinutes(2);

    enum JoinStatus {
        /** The mailbox is still to be confirmed. */
        UNCONFIRMED,
        /** A coordinator is to decide. */
        CONFIRMED,
        /** A coordinator has just let it in or refused it, and its contact is being invited or told. */
        DECIDING,
        /** The organisation was invited. */
        ACCEPTED,
        REFUSED
    }

    boolean names(ErasedName name) {
        return name.is(contactName) || name.is(organisation.officialName()) || name.is(organisation.displayName());
    }

    /** A mailbox that cannot be reached is confirmed by the invitation link, which is shared manually. */
    boolean waits(Instant now) {
        return switch (state) {
            case CONFIRMED -> true;
            case UNCONFIRMED -> !mailed && now.isBefore(confirmBy);
            case DECIDING -> decidedAt != null && decidedAt.isBefore(now.minus(TO_DECIDE));
            case ACCEPTED, REFUSED -> false;
        };
    }

    boolean isMailboxConfirmed() {
        return state == JoinStatus.CONFIRMED || state == JoinStatus.DECIDING && mailed;
    }
}
