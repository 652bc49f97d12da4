package org.communique.workflow;

import java.time.Clock;
import org.communique.workflow.Stage.Status;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Settles stages, each once. */
@Component
class StageOutcomes {

    private final Stages stages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    StageOutcomes(Stages stages, ApplicationEventPublisher events, Clock clock) {
        this.stages = stages;
        this.events = events;
        this.clock = clock;
    }

    /** Settles the stage if its decisions amount to an outcome, and returns it as it is now. */
    Stage settle(Stage stage) {
        var current = stage;
        while (current.open() && current.outcome() != Status.OPEN) {
            close(current, current.outcome());
            current = stages.find(stage.id()).orElseThrow();
        }
        return current;
    }

    /** Ends a stage whose version is under review no more. */
    Stage recall(Stage stage) {
        var current = stage;
        while (current.open()) {
            close(current, Status.RECALLED);
            current = stages.find(stage.id()).orElseThrow();
        }
        return current;
    }

    private void close(Stage stage, Status outcome) {
        if (stages.close(stage, outcome, clock.instant())) {
            events.publishEvent(new StageEvent.StageClosed(stage.id(), stage.version(), stage.name(), outcome));
        }
    }
}
