package org.communique.workflow.review;

import java.util.List;
import org.communique.workflow.stage.Stage;

/**
 * A stage as a reader sees it.
 *
 * @param reviewers those asked, and anyone who gave a casting vote
 * @param counts whether it is about the newest version; decisions on older ones stay on record and count no more
 */
public record StageDetails(Stage stage, List<ReviewerStatus> reviewers, boolean counts, ReaderStatus standing) {

    /** What the reader has to do with the stage. */
    public enum ReaderStatus {
        MAY_DECIDE,
        /** The votes are evenly split, and the reader's one decides. */
        MAY_CAST,
        DECIDED,
        /** The reader's verdict on an older version still counts; a new one takes its place. */
        CARRIED_OVER,
        /** The reader could be asked, but entered text of the version or submitted it. */
        OWN_TEXT,
        NOT_ASKED;

        public boolean mayDecide() {
            return this == MAY_DECIDE || this == MAY_CAST || this == CARRIED_OVER;
        }
    }
}
