package org.communique.invitation;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.communique.coalition.HandOver;
import org.communique.coalition.Problem;
import org.communique.signon.ParticipationState;
import org.jspecify.annotations.Nullable;

/** What came of inviting, or of making a link anew. */
public sealed interface InvitingOutcome {

    /**
     * @param link     to pass on, where it was not mailed; it cannot be shown again
     * @param handOver that the person who asked got the link
     */
    record Invited(
            Delivery delivery,
            @Nullable URI link,
            Instant expiresAt,
            @Nullable HandOver handOver) implements InvitingOutcome {}

    /** The call is closed, its deadline has passed, or the organisation cannot be added to it. */
    record CallOver() implements InvitingOutcome {}

    /** The organisation has signed already. */
    record AlreadySigned(ParticipationState state) implements InvitingOutcome {}

    /** Its answer waits to be accepted. */
    record AnswerWaits() implements InvitingOutcome {}

    record Invalid(List<Problem> problems) implements InvitingOutcome {}

    /**
     * A mail went to that mailbox a short time ago.
     *
     * @param again when another can
     */
    record MailedJustNow(Instant again) implements InvitingOutcome {}

    /**
     * The member has had as many mailboxes invited as one may within an hour.
     *
     * @param again when one more can be
     */
    record TooManyInvitations(int limit, Instant again) implements InvitingOutcome {}

    /** There is nothing of the kind to make anew. */
    record NothingToSend() implements InvitingOutcome {}
}
