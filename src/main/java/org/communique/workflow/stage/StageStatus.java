package org.communique.workflow.stage;

/** Where a stage is: open, or the outcome that it was closed with. */
public enum StageStatus {
    OPEN,
    APPROVED,
    CHANGES_REQUESTED,
    /** An objection stood when the time for a consensus was over. */
    OBJECTED,
    /** A coordinator sent the statement back to an earlier step. */
    SENT_BACK,
    /** The text was taken back or given up before the stage was decided. */
    RECALLED
}
