package org.communique.workflow.review;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageStatus;

/** What became of an objection that its author took back. */
public sealed interface WithdrawObjectionResult {

    /** The objection stays on record and counts no more; its author may decide again. */
    record Withdrawn(Stage stage) implements WithdrawObjectionResult {}

    @Refused(message = "workflow.refusal.closed-while-read")
    record StageClosed(StageStatus outcome) implements WithdrawObjectionResult, Refusal {}

    record NoObjection() implements WithdrawObjectionResult, Refusal {}
}
