package org.communique.workflow.review;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.work.OptimisticRetry;
import org.communique.workflow.decision.Reviewer;
import org.communique.workflow.definition.DeadlineRule;
import org.communique.workflow.review.ExtendResult.Extended;
import org.communique.workflow.review.ExtendResult.NotLater;
import org.communique.workflow.review.ExtendResult.StageClosed;
import org.communique.workflow.stage.ReasonText;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageAction;
import org.communique.workflow.stage.StageCloser;
import org.communique.workflow.stage.StageEvent;
import org.communique.workflow.stage.StageId;
import org.communique.workflow.stage.Stages;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Giving stages more time, and reminding those for whom they wait. */
@Service
@PreAuthorize("denyAll()")
public class DeadlineService {

    private final Stages stages;
    private final StageCloser closer;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    DeadlineService(
            Stages stages,
            StageCloser closer,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.stages = stages;
        this.closer = closer;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /** Those who have not decided are notified of the new deadline. */
    @PreAuthorize("@statementRights.canCoordinate(#id.statement())")
    public ExtendResult extend(StageId id, Instant deadline, String reason) {
        return OptimisticRetry.run(id, _ -> extendOnce(id, deadline, reason));
    }

    private Optional<ExtendResult> extendOnce(StageId id, Instant deadline, String reason) {
        var stage = stages.find(id).map(closer::closeIfDecided).orElse(null);
        if (stage == null || !stage.open()) {
            return Optional.of(new StageClosed());
        }
        var now = clock.instant();
        if (!deadline.isAfter(stage.deadline()) || !deadline.isAfter(now)) {
            return Optional.of(new NotLater());
        }
        var action = StageAction.extended(currentMember.id(), now, deadline, ReasonText.checked(reason));
        var extended = new Update()
                .set("deadline", deadline)
                .set("remindAt", deadline.minus(DeadlineRule.remindsBefore(now, deadline)))
                .push("acts", action);
        return stages.change(stage, extended).map(closer::closeIfDecided).map(later -> {
            remind(later);
            return new Extended(later);
        });
    }

    /** False if the stage is closed. */
    @PreAuthorize("@statementRights.canCoordinate(#id.statement())")
    public boolean remindAwaited(StageId id) {
        var stage = stages.find(id).filter(Stage::open);
        stage.ifPresent(this::remind);
        return stage.isPresent();
    }

    private void remind(Stage stage) {
        events.publishEvent(new StageEvent.ReviewersReminded(
                stage.id(),
                stage.name(),
                stage.awaited().stream().map(Reviewer::member).toList(),
                stage.deadline(),
                clock.instant()));
    }
}
