package org.communique.workflow;

import org.communique.ledger.Entry;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.workflow.Processes.Position;
import org.springframework.stereotype.Component;

/** Lets processes follow the moves of statements to other versions of their workflows. */
@Component
class WorkflowMoves {

    private final WorkflowRuns runs;
    private final Workflows workflows;
    private final Processes processes;
    private final Ledger ledger;

    WorkflowMoves(WorkflowRuns runs, Workflows workflows, Processes processes, Ledger ledger) {
        this.runs = runs;
        this.workflows = workflows;
        this.processes = processes;
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
        if (!last.done() && position.definition().equals(workflows.definition(last.to()))) {
            record(run, last);
            return false;
        }
        for (var move : run.moves()) {
            if (position.definition().equals(workflows.definition(move.from()))) {
                return follow(run, move, position);
            }
        }
        return false;
    }

    private boolean follow(WorkflowRun run, WorkflowMove move, Position position) {
        if (isAt(move, position)) {
            return processes.migrate(run.statement(), position, move.to());
        }
        if (!move.done()) {
            runs.undo(run);
        }
        return false;
    }

    /** A process that is built again may come there with branches that had ended, as their stages are found decided. */
    private static boolean isAt(WorkflowMove move, Position position) {
        return move.round() == position.round()
                && (move.done()
                        ? position.activities().containsAll(move.activities())
                        : position.activities().equals(move.activities()));
    }

    /** On record first: what is done is not looked at again. */
    private void record(WorkflowRun run, WorkflowMove move) {
        ledger.append(
                LogId.privateOf(run.statement().value()),
                Entry.of("workflow/" + run.statement().value() + "/" + move.to().number(), "workflowMoved", move.at())
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
