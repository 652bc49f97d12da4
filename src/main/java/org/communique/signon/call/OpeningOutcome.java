package org.communique.signon.call;

import org.communique.signon.CallSummary;
import org.communique.statement.Phase;

/** The outcome of {@link SignOnCallService#open}. */
public sealed interface OpeningOutcome {

    record Opened(CallSummary call) implements OpeningOutcome {}

    /** The version has its call, which stays as it is. */
    record AlreadyCalled(CallSummary call) implements OpeningOutcome {}

    record NotApproved(Phase phase) implements OpeningOutcome {}

    record DeadlineNotAhead() implements OpeningOutcome {}

    /** The requested date must be in the future and before the deadline. */
    record AnswerDateOutOfRange() implements OpeningOutcome {}

    record NoOneInvited() implements OpeningOutcome {}
}
