package org.communique.workflow.review;

import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageStatus;

/** What became of an objection that its author took back. */
public sealed interface WithdrawObjectionResult {

    /** The objection stays on record and counts no more; its author may decide anew. */
    record Withdrawn(Stage stage) implements WithdrawObjectionResult {}

    record StageClosed(StageStatus status) implements WithdrawObjectionResult {}

    record NoObjection() implements WithdrawObjectionResult {}
}
