package org.communique.api;

import java.net.URI;
import java.time.Instant;
import org.communique.coalition.access.LinkSharing;
import org.communique.invitation.dispatch.InvitationOutcome;
import org.communique.invitation.mail.ContactMailOutcome;
import org.jspecify.annotations.Nullable;

/**
 * @param link     to share, only without a mail server; it is shown only once
 * @param linkSharing that the link is in this answer, which is on record
 */
record SentInvitation(
        ContactMailOutcome delivery,
        @Nullable URI link,
        Instant expiresAt,
        @Nullable LinkSharing linkSharing) {

    static SentInvitation of(InvitationOutcome outcome) {
        return switch (outcome) {
            case InvitationOutcome.Invited invited ->
                new SentInvitation(invited.delivery(), invited.link(), invited.expiresAt(), invited.linkSharing());
            case InvitationOutcome.CallOver _ -> throw SignOnRefusals.callOver();
            case InvitationOutcome.AlreadySigned _ ->
                throw ApiException.conflict("already-signed", "The organisation has signed already.");
            case InvitationOutcome.AnswerWaits _ ->
                throw ApiException.conflict(
                        "answer-waits", "Its answer waits for the mandate to be accepted or refused.");
            case InvitationOutcome.MailedRecently(var again) ->
                throw ApiException.tooOften(
                        "mailed-just-now",
                        "This mailbox was written to a short time ago. It can be written to again at %s."
                                .formatted(again),
                        again);
            case InvitationOutcome.TooManyInvitations(int limit, var again) ->
                throw ApiException.tooOften(
                        "too-many-invitations",
                        "You have written to %d mailboxes within an hour. You can continue at %s."
                                .formatted(limit, again),
                        again);
            case InvitationOutcome.NothingToSend _ ->
                throw ApiException.conflict("nothing-to-confirm", "No answer waits to be confirmed.");
            case InvitationOutcome.Invalid invalid ->
                throw ApiException.unprocessable("invalid", String.valueOf(invalid.problems()));
        };
    }
}
