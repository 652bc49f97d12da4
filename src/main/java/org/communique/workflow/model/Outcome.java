package org.communique.workflow.model;

/** What a stage comes to. */
public enum Outcome {
    APPROVED,
    CHANGES_REQUESTED,
    /** Of a consensus or silence. */
    OBJECTED
}
