package org.communique.workflow;

/** What became of an objection that its author took back. */
public sealed interface WithdrawResult {

    /** The objection stays on record and counts no more; its author may decide anew. */
    record Withdrawn(Stage stage) implements WithdrawResult {}

    record StageClosed(Stage.Status status) implements WithdrawResult {}

    record NoObjection() implements WithdrawResult {}
}
