package org.communique.invitation.dispatch;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.invitation.mail.ContactMailOutcome;
import org.communique.signon.ParticipationState;
import org.jspecify.annotations.Nullable;

/** The outcome of inviting, or of renewing a link. */
public sealed interface InvitationOutcome {

    /**
     * @param link     to pass on, where it was not mailed; it cannot be shown again
     * @param linkSharing that the person who asked got the link
     */
    record Invited(
            ContactMailOutcome delivery,
            @Nullable URI link,
            Instant expiresAt,
            @Nullable LinkSharing linkSharing) implements InvitationOutcome {}

    /** The call is closed, its deadline has passed, or the organisation cannot be added to it. */
    record CallOver() implements InvitationOutcome {}

    /** The organisation has signed already. */
    record AlreadySigned(ParticipationState state) implements InvitationOutcome {}

    /** Its answer waits to be accepted. */
    record AnswerWaits() implements InvitationOutcome {}

    record Invalid(List<ValidationProblem> problems) implements InvitationOutcome {}

    /**
     * A mail went to that mailbox a short time ago.
     *
     * @param again when another can
     */
    record MailedRecently(Instant again) implements InvitationOutcome {}

    /**
     * The member has had as many mailboxes invited as one may within an hour.
     *
     * @param again when one more can be
     */
    record TooManyInvitations(int limit, Instant again) implements InvitationOutcome {}

    /** There is nothing of the kind to make again. */
    record NothingToSend() implements InvitationOutcome {}
}
