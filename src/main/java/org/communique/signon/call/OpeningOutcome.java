package org.communique.signon.call;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.signon.CallSummary;
import org.communique.statement.Phase;

/** The outcome of {@link SignOnCallService#open}. */
public sealed interface OpeningOutcome {

    record Opened(CallSummary call) implements OpeningOutcome {}

    /** The version has its call, which stays as it is. */
    record AlreadyCalled(CallSummary call) implements OpeningOutcome {}

    record NotApproved(Phase phase) implements OpeningOutcome, Refusal {}

    @Refused(because = Cause.INVALID, code = "deadline")
    record DeadlineNotAhead() implements OpeningOutcome, Refusal {}

    /** The requested date must be in the future and before the deadline. */
    @Refused(because = Cause.INVALID, code = "asked-by")
    record AnswerDateOutOfRange() implements OpeningOutcome, Refusal {}

    @Refused(because = Cause.INVALID, code = "nobody")
    record NoOneInvited() implements OpeningOutcome, Refusal {}
}
