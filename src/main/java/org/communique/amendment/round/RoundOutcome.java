package org.communique.amendment.round;

import org.communique.amendment.AmendmentRound;
import org.communique.statement.Phase;

/** What became of opening, changing or closing a round. */
public sealed interface RoundOutcome {

    record Done(AmendmentRound round) implements RoundOutcome {}

    /** Another one of the statement is open. */
    record AlreadyOpen(AmendmentRound round) implements RoundOutcome {}

    /** It is closed, or its deadline has passed. */
    record Closed() implements RoundOutcome {}

    record NotDrafting(Phase phase) implements RoundOutcome {}

    record NoText() implements RoundOutcome {}

    /** The deadline is not within a year from now, or proposals are asked for after it. */
    record InvalidDeadline() implements RoundOutcome {}

    record InvalidNumber(int most) implements RoundOutcome {}

    /** One of those that are to propose is no active organisation of the coalition. */
    record InvalidProposers() implements RoundOutcome {}
}
