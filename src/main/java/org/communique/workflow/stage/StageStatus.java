package org.communique.workflow.stage;

import org.communique.refusal.Labelled;

/** Where a stage is: open, or the outcome that it was closed with. */
public enum StageStatus implements Labelled {
    OPEN,
    APPROVED,
    CHANGES_REQUESTED,
    /** An objection stood when the time for a consensus was over. */
    OBJECTED,
    /** A coordinator sent the statement back to an earlier step. */
    SENT_BACK,
    /** The text was taken back or given up before the stage was decided. */
    RECALLED;

    @Override
    public String messageKey() {
        return "workflow.stage." + name();
    }
}
