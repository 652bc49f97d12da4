package org.communique.workflow.review;

/** What became of taking a text back or sending it back. */
public sealed interface ReturnResult {

    record Returned() implements ReturnResult {}

    /** No stage is open for the text. */
    record NotInReview() implements ReturnResult {}

    /** Someone else submitted the text. */
    record NotSubmitter() implements ReturnResult {}

    /** The statement has not passed the step with this version, or others stand beside it. */
    record NotAnEarlierStep() implements ReturnResult {}
}
