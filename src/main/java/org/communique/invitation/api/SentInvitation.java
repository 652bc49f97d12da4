package org.communique.invitation.api;

import java.net.URI;
import java.time.Instant;
import org.communique.api.ApiException;
import org.communique.coalition.access.LinkSharing;
import org.communique.invitation.ContactMailOutcome;
import org.communique.invitation.dispatch.InvitationOutcome;
import org.communique.refusal.Refusal;
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
            case Refusal refusal -> throw ApiException.of(refusal);
        };
    }
}
