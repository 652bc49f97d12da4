package org.communique.invitation.acceptance;

import org.communique.signon.ParticipationState;

/** What came of accepting a mandate. */
public sealed interface AcceptanceOutcome {

    /** The answer counts. */
    record Accepted() implements AcceptanceOutcome {}

    /** A signature by a handed-over link must be accepted by a second person: see {@link org.communique.signon.pending.SecondPersonPolicy}. */
    record NotBySecondPerson() implements AcceptanceOutcome {}

    /** No confirmed answer waits, perhaps because somebody else has just decided. */
    record NothingWaits() implements AcceptanceOutcome {}

    /** The call is closed, its deadline has passed, or the organisation has left the coalition. */
    record CallOver() implements AcceptanceOutcome {}

    /** The organisation answered otherwise meanwhile; that answer stands. */
    record AnsweredOtherwise(ParticipationState state) implements AcceptanceOutcome {}
}
