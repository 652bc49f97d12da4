package org.communique.workflow.review;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** What became of taking a text back or sending it back. */
public sealed interface ReturnResult {

    record Returned() implements ReturnResult {}

    /** No stage is open for the text. */
    record NotInReview() implements ReturnResult, Refusal {}

    /** Someone else submitted the text. */
    @Refused(because = Cause.FORBIDDEN)
    record NotSubmitter() implements ReturnResult, Refusal {}

    /** The statement has not passed the step with this version, or others are open next to it. */
    @Refused(because = Cause.INVALID, code = "not-an-earlier-step")
    record NotAnEarlierStep() implements ReturnResult, Refusal {}
}
