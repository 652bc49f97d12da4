package org.communique.workflow.engine;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.comment.HeldComments;
import org.communique.comment.HeldComments.SendingDecision;
import org.communique.statement.StatementId;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.Stages;
import org.springframework.stereotype.Component;

/** Sends what members have held until they decided: once the decision can no longer be undone, or has ended its stage. */
@Component
class HeldCommentSender {

    private final HeldComments heldComments;
    private final Stages stages;
    private final Clock clock;

    HeldCommentSender(HeldComments heldComments, Stages stages, Clock clock) {
        this.heldComments = heldComments;
        this.stages = stages;
        this.clock = clock;
    }

    /** @return when more is due */
    Optional<Instant> send(StatementId statement) {
        var now = clock.instant();
        return heldComments.exist(statement)
                ? heldComments.send(statement, now, decisions(statement))
                : Optional.empty();
    }

    private List<SendingDecision> decisions(StatementId statement) {
        return stages.of(statement).stream()
                .flatMap(stage -> stage.decisions().stream()
                        .filter(decision -> isGiven(decision, stage))
                        .map(decision -> new SendingDecision(
                                decision.member(),
                                stage.version().number(),
                                decision.at(),
                                stage.open() ? decision.undoUntil() : decision.at())))
                .toList();
    }

    /** By the member, on this version. */
    private static boolean isGiven(Decision decision, Stage stage) {
        return !decision.withdrawn() && !stage.isCarriedOver(decision) && decision.verdict() != Verdict.TACIT_APPROVAL;
    }
}
