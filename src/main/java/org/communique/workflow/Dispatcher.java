package org.communique.workflow;

import java.util.List;
import org.communique.statement.Lifecycle;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.workflow.Processes.WaitState;
import org.communique.workflow.StageSettings.Approval;
import org.communique.workflow.StageSettings.Await;
import org.springframework.stereotype.Component;

/**
 * Moves a statement's process to where the statement's documents say it is. It asks for no event and remembers nothing:
 * looking at the same documents again does nothing more, and whatever a crash left undone is done the next time.
 */
@Component
class Dispatcher {

    private final Statements statements;
    private final Lifecycle lifecycle;
    private final Processes processes;
    private final StageEntry entry;
    private final Stages stages;
    private final StageOutcomes outcomes;
    private final DecisionLedger ledger;

    Dispatcher(
            Statements statements,
            Lifecycle lifecycle,
            Processes processes,
            StageEntry entry,
            Stages stages,
            StageOutcomes outcomes,
            DecisionLedger ledger) {
        this.statements = statements;
        this.lifecycle = lifecycle;
        this.processes = processes;
        this.entry = entry;
        this.stages = stages;
        this.outcomes = outcomes;
        this.ledger = ledger;
    }

    void advance(StatementId id) {
        boolean moved = true;
        while (moved) {
            moved = statements.findById(id).map(this::step).orElse(false);
        }
    }

    /** True if the process moved, so that there may be more to do. */
    private boolean step(Statement statement) {
        if (statement.phase() == Phase.ABANDONED) {
            stages.openOf(statement.id()).forEach(outcomes::recall);
            processes.end(statement.id(), "abandoned");
            return false;
        }
        processes.start(statement);
        var position = processes.position(statement.id());
        // Read after the position: a statement as it was before would look like one that was taken back.
        var current = statements.findById(statement.id()).orElseThrow();
        var moved = false;
        for (var waiting : position.waiting()) {
            moved |= step(current, waiting, position.round());
        }
        return moved;
    }

    private boolean step(Statement statement, WaitState waiting, int round) {
        return switch (waiting.settings()) {
            case Approval approval -> approval(statement, waiting, approval, round);
            case Await.SUBMISSION -> submission(statement, waiting, round);
            case Await.SIGN_ON_CLOSED -> signOn(statement, waiting, round);
            case Await.PUBLICATION -> publication(statement, waiting, round);
        };
    }

    private boolean submission(Statement statement, WaitState waiting, int round) {
        if (statement.versions() > round) {
            return processes.complete(waiting, round + 1, "SUBMITTED");
        }
        if (round > 0) {
            var version = VersionId.of(statement.id(), round);
            processes.reopenDraft(statement.id(), round, () -> lifecycle.reopenDraft(version));
        }
        return false;
    }

    private boolean approval(Statement statement, WaitState waiting, Approval approval, int round) {
        var stage = entry.enter(statement, waiting, approval, round);
        stage = underReview(statement, round) ? outcomes.settle(stage) : outcomes.recall(stage);
        if (!stage.open()) {
            ledger.recordAll(stage);
            return processes.complete(waiting, round, stage.status().name());
        }
        var open = stages.openOf(statement.id()).stream().map(Stage::name).toList();
        if (!statement.waitingFor().equals(open)) {
            lifecycle.waitFor(stage.version(), open);
        }
        return false;
    }

    private boolean signOn(Statement statement, WaitState waiting, int round) {
        if (underReview(statement, round) && statement.newest() != null) {
            return lifecycle.approve(VersionId.of(statement.id(), round), statement.newest());
        }
        return List.of(Phase.CLOSED, Phase.PUBLISHED).contains(statement.phase())
                && processes.complete(waiting, round, "CLOSED");
    }

    private boolean publication(Statement statement, WaitState waiting, int round) {
        return statement.phase() == Phase.PUBLISHED && processes.complete(waiting, round, "PUBLISHED");
    }

    private static boolean underReview(Statement statement, int round) {
        return statement.phase() == Phase.IN_REVIEW && statement.versions() == round;
    }
}
