package org.communique.invitation.acceptance;

import org.communique.signon.ParticipationState;

/** The outcome of accepting a mandate. */
public sealed interface AcceptanceOutcome {

    /** The answer counts. */
    record Accepted() implements AcceptanceOutcome {}

    /**
     * A second person must accept a signature made with a manually shared link: see {@link
     * org.communique.signon.pending.SecondPersonPolicy}.
     */
    record NotBySecondPerson() implements AcceptanceOutcome {}

    /** No confirmed answer waits: another person may have just decided. */
    record NothingWaits() implements AcceptanceOutcome {}

    /** The call is closed, its deadline has passed, or the organisation has left the coalition. */
    record CallOver() implements AcceptanceOutcome {}

    /** The organisation has answered differently in the meantime; that answer counts. */
    record AnsweredOtherwise(ParticipationState state) implements AcceptanceOutcome {}
}
