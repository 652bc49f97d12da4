package org.communique.workflow.review;

import java.time.Instant;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.statement.VersionId;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageStatus;

/** What became of a {@link Decide}. */
public sealed interface DecideResult {

    /** The verdict is on record, durably. */
    record Recorded(Decision decision, Stage stage) implements DecideResult {}

    /** The member gave this verdict before; the first one stands as it was. */
    record AlreadyDecided(Decision first) implements DecideResult {}

    /** The member gave another verdict before, and it stands. */
    @Refused(code = "already-decided")
    record ConflictingDecision(Verdict verdict, Instant at) implements DecideResult, Refusal {}

    /** Someone else decided for the member's organisation, which has one vote. */
    record OrganisationDecided(Verdict verdict) implements DecideResult, Refusal {}

    @Refused(message = "workflow.refusal.closed-while-read")
    record StageClosed(StageStatus outcome) implements DecideResult, Refusal {}

    /** The member read a text that the stage is not about, or that is no longer the newest. */
    record OlderVersion(VersionId newest, int number) implements DecideResult, Refusal {

        OlderVersion(VersionId newest) {
            this(newest, newest.number());
        }
    }

    /** The member wrote in the text or submitted it. */
    @Refused(because = Cause.FORBIDDEN)
    record OwnText() implements DecideResult, Refusal {}

    /** The verdict needs a reason. */
    @Refused(because = Cause.INCOMPLETE)
    record ReasonMissing() implements DecideResult, Refusal {}

    @Refused(because = Cause.FORBIDDEN, code = "not-a-reviewer")
    record NotAReviewer() implements DecideResult, Refusal {}
}
