package org.communique.workflow.review;

import org.communique.statement.VersionId;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageStatus;

/** What became of a {@link Decide}. */
public sealed interface DecideResult {

    /** The verdict is on record, durably. */
    record Recorded(Decision decision, Stage stage) implements DecideResult {}

    /** The member gave this verdict before; the first one stands as it was. */
    record AlreadyDecided(Decision first) implements DecideResult {}

    /** The member gave another verdict before, and it stands. */
    record ConflictingDecision(Decision first) implements DecideResult {}

    /** Someone else decided for the member's organisation, which has one vote. */
    record OrganisationDecided(Decision first) implements DecideResult {}

    record StageClosed(StageStatus status) implements DecideResult {}

    /** The member read a text that the stage is not about, or that is no longer the newest. */
    record OlderVersion(VersionId newest) implements DecideResult {}

    /** The member wrote in the text or submitted it. */
    record OwnText() implements DecideResult {}

    /** The verdict needs a reason. */
    record ReasonMissing() implements DecideResult {}

    record NotAReviewer() implements DecideResult {}
}
