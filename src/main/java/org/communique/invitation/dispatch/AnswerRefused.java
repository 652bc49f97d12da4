package org.communique.invitation.dispatch;

import java.time.Instant;
import java.util.Optional;
import org.communique.coalition.directory.MemberId;
import org.communique.invitation.Invitation;
import org.communique.invitation.InvitationId;
import org.communique.invitation.Invitations;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.TypeAlias;

/**
 * A coordinator refuses an answer. Published before that is on record, so that its contact is told whatever happens.
 *
 * @param confirmedAt the answer that is refused
 */
@TypeAlias("AnswerRefused")
record AnswerRefused(
        InvitationId invitation,
        MemberId by,
        Instant at,
        String reason,
        @Nullable Instant confirmedAt) {

    /** Empty if the answer was decided otherwise. */
    Optional<Invitation> applyTo(Invitations invitations) {
        return invitations.refuse(invitation, by, at, reason, confirmedAt);
    }
}
