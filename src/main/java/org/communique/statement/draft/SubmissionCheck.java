package org.communique.statement.draft;

import java.util.Optional;
import org.communique.statement.Statement;
import org.communique.statement.draft.AmendmentSource.LastRound;
import org.communique.statement.draft.SubmissionOutcome.AmendmentObstacle;
import org.communique.statement.draft.SubmissionOutcome.RoundAwaited;
import org.communique.statement.draft.SubmissionOutcome.RoundOpen;
import org.communique.statement.draft.SubmissionOutcome.StillTaken;
import org.communique.statement.draft.SubmissionOutcome.Undecided;
import org.springframework.stereotype.Component;

/** Says which amendments should be settled before a draft is submitted. */
@Component
class SubmissionCheck {

    private final SubmissionCondition condition;
    private final AmendmentSource amendments;

    SubmissionCheck(SubmissionCondition condition, AmendmentSource amendments) {
        this.condition = condition;
        this.amendments = amendments;
    }

    Optional<AmendmentObstacle> obstacle(Statement statement) {
        var last = amendments.lastRound(statement.id());
        var closes = last.filter(LastRound::open).map(LastRound::deadline).orElse(null);
        if ((last.isEmpty() || closes != null) && condition.awaitsAmendments(statement)) {
            return Optional.of(closes == null ? new RoundAwaited() : new RoundOpen(closes));
        }
        if (last.isEmpty()) {
            return Optional.empty();
        }
        var open = amendments.open(statement.id());
        if (closes != null) {
            return Optional.of(new StillTaken(open, closes));
        }
        return open == 0 ? Optional.empty() : Optional.of(new Undecided(open));
    }
}
