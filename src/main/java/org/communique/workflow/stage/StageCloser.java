package org.communique.workflow.stage;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.communique.mail.EventOutbox;
import org.communique.mail.StoredEvent.Fact;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.stage.ApprovalPolicy.Rule;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;

/** Settles stages, each once. */
@Component
public class StageCloser {

    private final Stages stages;
    private final ApplicationEventPublisher events;
    private final EventOutbox outbox;
    private final Clock clock;

    StageCloser(Stages stages, ApplicationEventPublisher events, EventOutbox outbox, Clock clock) {
        this.stages = stages;
        this.events = events;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Settles the stage as read if it has come to an outcome, and returns it as it is then. */
    public Stage closeIfDecided(Stage stage) {
        var current = stage;
        while (current.open()) {
            var now = clock.instant();
            var outcome = current.outcome(now);
            if (outcome == StageStatus.OPEN && Objects.equals(current.attention(now), current.attention())) {
                return current;
            }
            var changed = outcome == StageStatus.OPEN
                    ? updateAttention(current, now)
                    : close(current, outcome, tacit(current, outcome), now);
            if (changed.isPresent()) {
                return changed.get();
            }
            current = stages.find(stage.id()).orElseThrow();
        }
        return current;
    }

    /** Ends a stage whose version is under review no more. */
    public Stage recall(Stage stage) {
        var current = stage;
        while (current.open()) {
            current = close(current, StageStatus.RECALLED, List.of(), clock.instant())
                    .or(() -> stages.find(stage.id()))
                    .orElseThrow();
        }
        return current;
    }

    /** Ends the stage as read by an act of a member; empty if it was settled or changed since. */
    public Optional<Stage> end(Stage stage, StageStatus status, Update act) {
        var at = clock.instant();
        return announced(stages.change(
                stage, act.set("status", status).set("closedAt", at).unset("attention")));
    }

    /** Empty if the stage was settled or changed since. */
    private Optional<Stage> updateAttention(Stage stage, Instant now) {
        var attentionReason = stage.attention(now);
        var update = new Update();
        return attentionReason == null
                ? stages.change(stage, update.unset("attention"))
                : outbox.publish(
                        new StageEvent.AttentionNeeded(stage.id(), stage.name(), attentionReason, stage.deadline()),
                        Fact.of(Stage.class, stage.id(), "attention", attentionReason),
                        () -> stages.change(stage, update.set("attention", attentionReason)));
    }

    /** What is recorded for those who were silent until the deadline. */
    private static List<Decision> tacit(Stage stage, StageStatus outcome) {
        if (stage.policy().rule() != Rule.SILENCE || outcome != StageStatus.APPROVED) {
            return List.of();
        }
        return stage.awaited().stream()
                .map(silent -> new Decision(
                        silent.member(),
                        silent.organisation(),
                        Verdict.TACIT_APPROVAL,
                        null,
                        stage.deadline(),
                        stage.version(),
                        stage.hash(),
                        Set.of(),
                        null))
                .toList();
    }

    private Optional<Stage> close(Stage stage, StageStatus outcome, List<Decision> tacit, Instant at) {
        return announced(stages.close(stage, outcome, at, tacit));
    }

    private Optional<Stage> announced(Optional<Stage> closed) {
        closed.ifPresent(stage -> events.publishEvent(
                new StageEvent.StageClosed(stage.id(), stage.version(), stage.name(), stage.status())));
        return closed;
    }
}
