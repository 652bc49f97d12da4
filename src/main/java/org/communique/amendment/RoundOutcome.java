package org.communique.amendment;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.statement.Phase;

/** What became of opening, changing or closing a round. */
public sealed interface RoundOutcome {

    record Done(AmendmentRound round) implements RoundOutcome {}

    /** Another one of the statement is open. */
    record AlreadyOpen(AmendmentRound round) implements RoundOutcome, Refusal {}

    /** It is closed, or its deadline has passed. */
    @Refused(code = "round-closed", message = "amendment.refusal.closed-before")
    record Closed() implements RoundOutcome, Refusal {}

    record NotDrafting(Phase phase) implements RoundOutcome, Refusal {}

    @Refused(code = "empty")
    record NoText() implements RoundOutcome, Refusal {}

    /** The deadline is not within a year from now, or proposals are asked for after it. */
    @Refused(because = Cause.INVALID, code = "deadline")
    record InvalidDeadline() implements RoundOutcome, Refusal {}

    @Refused(because = Cause.INVALID, code = "number")
    record InvalidNumber(int most) implements RoundOutcome, Refusal {}

    /** One of those that are to propose is no active organisation of the coalition. */
    @Refused(because = Cause.INVALID, code = "proposers")
    record InvalidProposers() implements RoundOutcome, Refusal {}
}
