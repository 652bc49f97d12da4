package org.communique.invitation.dispatch;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.communique.coalition.access.LinkSharing;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.invitation.ContactMailOutcome;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
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
    @Refused(message = "signon.refusal.call-over")
    record CallOver() implements InvitationOutcome, Refusal {}

    /** The organisation has signed already. */
    record AlreadySigned(ParticipationState state) implements InvitationOutcome, Refusal {}

    /** Its answer waits to be accepted. */
    record AnswerWaits() implements InvitationOutcome, Refusal {}

    @Refused(because = Cause.INVALID, message = "screen.refusal.problems")
    record Invalid(List<ValidationProblem> problems) implements InvitationOutcome, Refusal {}

    /**
     * A mail went to that mailbox a short time ago.
     *
     * @param possibleAt when another can
     */
    @Refused(because = Cause.TOO_OFTEN, code = "mailed-just-now")
    record MailedRecently(Instant possibleAt) implements InvitationOutcome, Refusal {}

    /**
     * The member has had as many mailboxes invited as one may within an hour.
     *
     * @param possibleAt when one more can be
     */
    @Refused(because = Cause.TOO_OFTEN)
    record TooManyInvitations(int limit, Instant possibleAt) implements InvitationOutcome, Refusal {}

    /** There is nothing of the kind to make again. */
    @Refused(code = "nothing-to-confirm", message = "signon.refusal.nothing-waits")
    record NothingToSend() implements InvitationOutcome, Refusal {}

    /** No link to withdraw a signature can be given. */
    @Refused(message = "invitation.refusal.nothing-to-withdraw")
    record NothingToWithdraw() implements InvitationOutcome, Refusal {}

    /** As many links to withdraw the signature were shared as can be; each of them is good. */
    @Refused(code = "too-many-withdrawal-links")
    record TooManyLinks(int limit) implements InvitationOutcome, Refusal {}
}
