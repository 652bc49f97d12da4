package org.communique.statement.draft;

import java.util.Optional;
import org.communique.statement.Statement;
import org.communique.statement.draft.AmendmentSource.LastRound;
import org.communique.statement.draft.SubmissionOutcome.AmendmentObstacle;
import org.communique.statement.draft.SubmissionOutcome.AmendmentsAwaited;
import org.communique.statement.draft.SubmissionOutcome.AmendmentsOpen;
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
            return Optional.of(new AmendmentsAwaited(closes));
        }
        if (last.isEmpty()) {
            return Optional.empty();
        }
        var open = amendments.open(statement.id());
        return open == 0 && closes == null ? Optional.empty() : Optional.of(new AmendmentsOpen(open, closes));
    }
}
