package org.communique.workflow.review;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageStatus;

/** What became of a decision that its author took back. */
public sealed interface WithdrawDecisionResult {

    /** The decision stays on record and counts no more; its author may decide again. */
    record Withdrawn(Stage stage) implements WithdrawDecisionResult {}

    @Refused(message = "workflow.refusal.closed-while-read")
    record StageClosed(StageStatus outcome) implements WithdrawDecisionResult, Refusal {}

    record NoDecision() implements WithdrawDecisionResult, Refusal {}

    /** Only an objection can be taken back after a minute. */
    record DecidedTooLongAgo() implements WithdrawDecisionResult, Refusal {}
}
