package org.communique.workflow.migration;

import java.time.Clock;
import org.communique.coalition.directory.CurrentMember;
import org.communique.workflow.definition.WorkflowVersionId;
import org.communique.workflow.engine.ProcessInstances.Position;
import org.communique.workflow.engine.WorkflowMigration;
import org.communique.workflow.engine.WorkflowReconciler;
import org.communique.workflow.engine.WorkflowRun;
import org.communique.workflow.engine.WorkflowRuns;
import org.communique.workflow.migration.MigrationResult.Moved;
import org.communique.workflow.migration.MigrationResult.Overtaken;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Stores that a statement continues on another version, and lets its process follow. */
@Component
class VersionChange {

    private final WorkflowRuns runs;
    private final WorkflowReconciler workflowReconciler;
    private final CurrentMember currentMember;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    VersionChange(
            WorkflowRuns runs,
            WorkflowReconciler workflowReconciler,
            CurrentMember currentMember,
            ApplicationEventPublisher events,
            Clock clock) {
        this.runs = runs;
        this.workflowReconciler = workflowReconciler;
        this.currentMember = currentMember;
        this.events = events;
        this.clock = clock;
    }

    /** @param position where the process waits, found to have a counterpart in the version */
    MigrationResult make(WorkflowRun run, Position position, WorkflowVersionId to, String reason) {
        var migration = new WorkflowMigration(
                run.current(),
                to,
                currentMember.id(),
                clock.instant(),
                reason,
                position.round(),
                position.activities(),
                false);
        workflowReconciler.beforeChange(run.statement());
        if (!runs.move(run, migration)) {
            return new Overtaken();
        }
        workflowReconciler.trigger(run.statement());
        events.publishEvent(new WorkflowMigrated(run.statement()));
        return runs.find(run.statement())
                        .filter(now -> now.current().equals(to))
                        .isPresent()
                ? new Moved(to)
                : new Overtaken();
    }
}
