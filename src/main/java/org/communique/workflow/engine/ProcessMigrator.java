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
        for (var move : run.moves()) {
            if (position.definition().equals(workflowRegistry.definition(move.from()))) {
                return follow(run, move, position);
            }
        }
        return false;
    }

    private boolean follow(WorkflowRun run, WorkflowMigration move, Position position) {
        if (isAt(move, position)) {
            return processInstances.migrate(run.statement(), position, move.to());
        }
        if (!move.done()) {
            runs.undo(run);
        }
        return false;
    }

    /** A process that is built again may come there with branches that had ended, as their stages are found decided. */
    private static boolean isAt(WorkflowMigration move, Position position) {
        return move.round() == position.round()
                && (move.done()
                        ? position.activities().containsAll(move.activities())
                        : position.activities().equals(move.activities()));
    }

    /** On record first: what is done is not looked at again. */
    private void record(WorkflowRun run, WorkflowMigration move) {
        ledger.append(
                LogId.privateOf(run.statement().value()),
                NewLedgerEntry.of(
                                "workflow/" + run.statement().value() + "/"
                                        + move.to().number(),
                                "workflowMoved",
                                move.at())
                        .with("workflow", move.to().key())
                        .with("from", move.from().number())
                        .with("to", move.to().number())
                        .with("member", move.by().value())
                        .with(
                                "reasonHash",
                                move.reason().isEmpty()
                                        ? null
                                        : TextHash.of(move.reason()).value()));
        runs.done(run);
    }
}
