package org.communique.invitation;

import java.time.Instant;
import org.communique.coalition.EmailAddress;
import org.communique.coalition.MemberId;
import org.communique.coalition.OrganisationData;
import org.communique.signon.Delivery;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * An organisation's wish to be asked to sign a call.
 *
 * @param organisation     as it describes itself
 * @param confirmationHash SHA-256 of the token in the link that confirms the mailbox, in hex
 * @param decision         why it was refused
 */
@Document("joinRequests")
record JoinRequest(
        @Id JoinRequestId id,
        @Indexed VersionId version,
        OrganisationData organisation,
        EmailAddress contact,
        String contactName,
        String message,
        Instant at,
        Delivery delivery,
        State state,
        @Indexed String confirmationHash,
        Instant confirmBy,
        @Nullable MemberId decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decision) {

    enum State {
        /** The mailbox is still to be confirmed. */
        UNCONFIRMED,
        /** A coordinator is to decide. */
        CONFIRMED,
        /** The organisation was invited. */
        ACCEPTED,
        REFUSED
    }

    /** A mailbox that could not be written to is confirmed by the invitation's own link, which is passed on by hand. */
    boolean waits() {
        return state == State.CONFIRMED || state == State.UNCONFIRMED && delivery == Delivery.NOT_MAILED;
    }
}
