package org.communique.invitation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.communique.coalition.EmailAddress;
import org.communique.coalition.MemberId;
import org.communique.coalition.OrganisationId;
import org.communique.signon.Delivery;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * One organisation's invitation to sign one text, without an account.
 *
 * @param hash             of the text
 * @param contact          whose mailbox confirms the answer
 * @param linkHash         SHA-256 of the token in the link to answer, in hex
 * @param confirmationHash of the token in the link to confirm, once there is an answer
 * @param silencedAt       when the contact asked for no more mails about it
 * @param olderLinks       hashes of the links in the mails before the last reminder; they are as good as the newest
 * @param decision         why a coordinator accepted or refused the mandate
 */
@Document("invitations")
record Invitation(
        @Id InvitationId id,
        @Indexed VersionId version,
        OrganisationId organisation,
        TextHash hash,
        EmailAddress contact,
        String contactName,
        MemberId invitedBy,
        Instant invitedAt,
        Delivery delivery,
        @Indexed InvitationState state,
        @Indexed String linkHash,
        Instant linkExpiresAt,
        @Nullable GuestAnswer answer,
        @Indexed @Nullable String confirmationHash,
        @Nullable Instant confirmationExpiresAt,
        @Nullable Instant confirmedAt,
        @Nullable MemberId decidedBy,
        @Nullable Instant decidedAt,
        @Nullable String decision,
        @Nullable Instant remindedAt,
        @Nullable Instant silencedAt,
        @Indexed List<String> olderLinks) {

    Invitation {
        olderLinks = olderLinks == null ? List.of() : olderLinks;
    }

    private static final Duration REMINDER_INTERVAL = Duration.ofDays(1);

    /** Whether its contact may be reminded now. */
    boolean awaitsReminder(Instant now) {
        return state == InvitationState.SENT
                && delivery == Delivery.SENT
                && silencedAt == null
                && now.isBefore(linkExpiresAt)
                && !now.isBefore((remindedAt == null ? invitedAt : remindedAt).plus(REMINDER_INTERVAL));
    }
}
