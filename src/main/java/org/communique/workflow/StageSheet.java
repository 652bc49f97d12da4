package org.communique.workflow;

import java.util.List;

/**
 * A stage as a reader sees it.
 *
 * @param counts whether it is about the newest version; decisions on older ones stay on record and count no more
 */
public record StageSheet(Stage stage, List<Seat> seats, boolean counts, Standing standing) {

    /** What the reader has to do with the stage. */
    public enum Standing {
        MAY_DECIDE,
        DECIDED,
        /** The reader wrote in the version or submitted it. */
        OWN_TEXT,
        NOT_ASKED
    }

    /** How many approve so far. */
    public long approvals() {
        return stage.decisions().stream()
                .filter(decision -> decision.verdict() == Verdict.APPROVE)
                .count();
    }
}
