package org.communique.invitation.dispatch;

import java.time.Instant;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.Organisation;
import org.communique.invitation.GuestAnswer;
import org.communique.invitation.InvitationState;
import org.communique.mail.MailStatus;
import org.jspecify.annotations.Nullable;

/**
 * An invitation as coordinators see it.
 *
 * @param mail      the state of the mail with its newest link; null if that was shared manually
 * @param answer    what was answered by the link, confirmed or not
 * @param expired   whether its link or its confirmation was not used in time
 * @param linkSharing who shared one of its links manually
 * @param needsSecondPerson whether another person must accept the answer
 * @param decidable whether its answer waits for a decision and the reader may accept it
 * @param withdrawable whether its signature stands, and no mail has the link to withdraw it
 * @param words     what was last written to the contact; may be empty
 * @param decision  why its mandate was accepted or refused
 */
public record InvitationRow(
        Organisation organisation,
        EmailAddress contact,
        String contactName,
        InvitationState state,
        @Nullable MailStatus mail,
        String words,
        Instant invitedAt,
        Instant expiresAt,
        boolean expired,
        @Nullable GuestAnswer answer,
        @Nullable LinkSharing linkSharing,
        boolean needsSecondPerson,
        boolean decidable,
        boolean withdrawable,
        @Nullable Instant confirmedAt,
        @Nullable Instant decidedAt,
        @Nullable String decision) {}
