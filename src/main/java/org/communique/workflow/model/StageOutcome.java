package org.communique.workflow.model;

/** What a stage comes to. */
public enum StageOutcome {
    APPROVED,
    CHANGES_REQUESTED,
    /** Of a consensus or silence. */
    OBJECTED
}
