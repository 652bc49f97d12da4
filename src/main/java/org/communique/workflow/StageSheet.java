package org.communique.workflow;

import java.util.List;

/**
 * A stage as a reader sees it.
 *
 * @param seats  those asked, and whoever gave a casting vote
 * @param counts whether it is about the newest version; decisions on older ones stay on record and count no more
 */
public record StageSheet(Stage stage, List<Seat> seats, boolean counts, Standing standing) {

    /** What the reader has to do with the stage. */
    public enum Standing {
        MAY_DECIDE,
        /** The votes are evenly split, and the reader's one decides. */
        MAY_CAST,
        DECIDED,
        /** The reader's verdict on an older version still counts; a new one takes its place. */
        KEPT,
        /** The reader wrote in the version or submitted it. */
        OWN_TEXT,
        NOT_ASKED
    }
}
