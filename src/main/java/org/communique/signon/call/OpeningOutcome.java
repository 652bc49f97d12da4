package org.communique.signon.call;

import org.communique.signon.CallSummary;
import org.communique.statement.Phase;

/** What came of {@link SignOnCallService#open}. */
public sealed interface OpeningOutcome {

    record Opened(CallSummary call) implements OpeningOutcome {}

    /** The version has its call, which stays as it is. */
    record AlreadyCalled(CallSummary call) implements OpeningOutcome {}

    record NotApproved(Phase phase) implements OpeningOutcome {}

    record DeadlineNotAhead() implements OpeningOutcome {}

    /** Answers cannot be wished for later than they are taken, nor for a time that has passed. */
    record AnswerDateOutOfRange() implements OpeningOutcome {}

    record NoOneInvited() implements OpeningOutcome {}
}
