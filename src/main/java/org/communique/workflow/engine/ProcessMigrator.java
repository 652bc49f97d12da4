package org.communique.workflow.engine;

import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.ledger.NewLedgerEntry;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.workflow.definition.WorkflowRegistry;
import org.communique.workflow.engine.ProcessInstances.Position;
import org.springframework.stereotype.Component;

/** Lets processes follow the moves of statements to other versions of their workflows. */
@Component
class ProcessMigrator {

    private final WorkflowRuns runs;
    private final WorkflowRegistry workflowRegistry;
    private final ProcessInstances processInstances;
    private final Ledger ledger;

    ProcessMigrator(
            WorkflowRuns runs, WorkflowRegistry workflowRegistry, ProcessInstances processInstances, Ledger ledger) {
        this.runs = runs;
        this.workflowRegistry = workflowRegistry;
        this.processInstances = processInstances;
        this.ledger = ledger;
    }

    /** Whether there is a move to follow. */
    boolean exist(StatementId statement) {
        return runs.find(statement).filter(run -> !run.moves().isEmpty()).isPresent();
    }

    /** True if the process was moved, so that it waits elsewhere now. */
    boolean follow(StatementId statement, Position position) {
        var run = runs.find(statement).orElse(null);
        if (run == null || run.moves().isEmpty() || position.definition() == null) {
            return false;
        }
        var last = run.moves().getLast();
        if (!last.done() && position.definition().equals(workflowRegistry.definition(last.to()))) {
            record(run, last);
            return false;
        }
        for (var migration : run.moves()) {
            if (position.definition().equals(workflowRegistry.definition(migration.from()))) {
                return follow(run, migration, position);
            }
        }
        return false;
    }

    private boolean follow(WorkflowRun run, WorkflowMigration migration, Position position) {
        if (isAt(migration, position)) {
            return processInstances.migrate(run.statement(), position, migration.to());
        }
        if (!migration.done()) {
            runs.undo(run);
        }
        return false;
    }

    /** A process that is built again may come there with branches that had ended, as their stages are found decided. */
    private static boolean isAt(WorkflowMigration migration, Position position) {
        return migration.round() == position.round()
                && (migration.done()
                        ? position.activities().containsAll(migration.activities())
                        : position.activities().equals(migration.activities()));
    }

    /** Recorded first: a completed migration is not checked again. */
    private void record(WorkflowRun run, WorkflowMigration migration) {
        ledger.append(
                LogId.privateOf(run.statement().value()),
                NewLedgerEntry.of(
                                "workflow/" + run.statement().value() + "/"
                                        + migration.to().number(),
                                "workflowMoved",
                                migration.at())
                        .with("workflow", migration.to().key())
                        .with("from", migration.from().number())
                        .with("to", migration.to().number())
                        .with("member", migration.by().value())
                        .with(
                                "reasonHash",
                                migration.reason().isEmpty()
                                        ? null
                                        : TextHash.of(migration.reason()).value()));
        runs.done(run);
    }
}
