package org.communique.invitation.guest;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.signon.ParticipationState;

/** The outcome of accepting a mandate. */
public sealed interface AcceptanceOutcome {

    /**
     * The answer counts.
     *
     * @param linkToShare whether the coordinator passes on the link to withdraw, as none is mailed
     */
    record Accepted(boolean linkToShare) implements AcceptanceOutcome {}

    /**
     * A second person must accept a signature made with a manually shared link: see {@link
     * org.communique.signon.pending.SecondPersonPolicy}.
     */
    @Refused(code = "second-person", message = "signon.refusal.second-person")
    record NotBySecondPerson() implements AcceptanceOutcome, Refusal {}

    /** No confirmed answer waits: another person may have just decided. */
    @Refused(message = "signon.refusal.nothing-waits")
    record NothingWaits() implements AcceptanceOutcome, Refusal {}

    /** The call is closed, its deadline has passed, or the organisation has left the coalition. */
    @Refused(message = "signon.refusal.call-over")
    record CallOver() implements AcceptanceOutcome, Refusal {}

    /** The organisation has answered differently in the meantime; that answer counts. */
    @Refused(message = "signon.refusal.answered-before")
    record AnsweredOtherwise(ParticipationState state) implements AcceptanceOutcome, Refusal {}
}
