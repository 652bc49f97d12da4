package org.communique.workflow;

import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.statement.Lifecycle;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.workflow.AppliedSteps.Round;
import org.communique.workflow.Processes.Position;
import org.communique.workflow.Processes.WaitState;
import org.communique.workflow.Stage.Status;
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
    private final WorkflowMoves moves;
    private final StageEntry entry;
    private final Stages stages;
    private final StageOutcomes outcomes;
    private final Substitutions substitutions;
    private final DecisionLedger ledger;

    Dispatcher(
            Statements statements,
            Lifecycle lifecycle,
            Processes processes,
            WorkflowMoves moves,
            StageEntry entry,
            Stages stages,
            StageOutcomes outcomes,
            Substitutions substitutions,
            DecisionLedger ledger) {
        this.statements = statements;
        this.lifecycle = lifecycle;
        this.processes = processes;
        this.moves = moves;
        this.entry = entry;
        this.stages = stages;
        this.outcomes = outcomes;
        this.substitutions = substitutions;
        this.ledger = ledger;
    }

    void advance(StatementId id) {
        // Whoever moves the statement from now on has it looked at again.
        boolean hasMoves = moves.exist(id);
        boolean moved = true;
        while (moved) {
            // The position first: a statement as it was before would look like one that was taken back.
            var position = processes.position(id);
            moved = hasMoves && moves.follow(id, position)
                    || statements.findById(id).map(now -> step(now, position)).orElse(false);
        }
    }

    /** True if the process moved, so that there may be more to do. */
    private boolean step(Statement current, Position position) {
        if (current.phase() == Phase.ABANDONED) {
            stages.openOf(current.id()).forEach(outcomes::recall);
            processes.end(current.id(), "abandoned");
            return false;
        }
        if (position.process() == null && processes.start(current)) {
            return true;
        }
        var stages = new LinkedHashMap<WaitState, Stage>();
        var moved = false;
        for (var waiting : position.waiting()) {
            switch (waiting.settings()) {
                case Approval approval -> stages.put(waiting, stage(current, waiting, approval, position));
                case Await await -> moved |= await(current, waiting, await, position);
            }
        }
        return stages.isEmpty() ? moved : route(current, stages, position);
    }

    private boolean await(Statement statement, WaitState waiting, Await await, Position position) {
        return switch (await) {
            case SUBMISSION -> submission(statement, waiting, position);
            case SIGN_ON_CLOSED -> signOn(statement, waiting, position);
            case PUBLICATION ->
                statement.phase() == Phase.PUBLISHED && processes.complete(waiting, position.counted(), "PUBLISHED");
        };
    }

    private boolean submission(Statement statement, WaitState waiting, Position position) {
        if (statement.versions() > position.version()) {
            var next = new Round(position.round() + 1, position.version() + 1);
            return processes.complete(waiting, next, "SUBMITTED");
        }
        if (position.version() > 0) {
            var version = VersionId.of(statement.id(), position.version());
            processes.reopenDraft(statement.id(), position.counted(), () -> lifecycle.reopenDraft(version));
        }
        return false;
    }

    /** The stage as its documents have it now, settled if they settle it. */
    private Stage stage(Statement statement, WaitState waiting, Approval approval, Position position) {
        var stage = entry.enter(statement, waiting, approval, position);
        if (stage.open()) {
            stage = underReview(statement, position)
                    ? outcomes.settle(entry.keepEditorial(substitutions.apply(stage)))
                    : outcomes.recall(stage);
        }
        ledger.recordAll(stage);
        if (stage.open()) {
            entry.tellAgain(stage);
            entry.remind(stage);
        }
        return stage;
    }

    private boolean route(Statement statement, Map<WaitState, Stage> stages, Position position) {
        var back = stages.values().stream()
                .filter(stage -> stage.status() == Status.RECALLED || stage.status() == Status.SENT_BACK)
                .min(Comparator.comparing(Stage::status));
        if (back.isPresent()) {
            return goBack(statement, stages.values(), back.get(), position);
        }
        var moved = false;
        for (var each : stages.entrySet()) {
            var stage = each.getValue();
            if (!stage.open()) {
                moved |= processes.complete(
                        each.getKey(), position.counted(), stage.status().name());
            }
        }
        if (!moved) {
            showOpen(statement, stages.values());
        }
        return moved;
    }

    private boolean goBack(Statement statement, Collection<Stage> stages, Stage back, Position position) {
        var ended = new LinkedHashMap<String, String>();
        stages.stream().map(outcomes::recall).forEach(stage -> {
            ledger.recordAll(stage);
            ended.put(stage.activity(), stage.status().name());
        });
        var drafting = processes.draftingOf(statement.id());
        var target = back.sentBackTo() == null ? drafting : back.sentBackTo();
        return processes.goBack(statement.id(), position, ended, target, !target.equals(drafting));
    }

    private void showOpen(Statement statement, Collection<Stage> stages) {
        var open = stages.stream().filter(Stage::open).toList();
        var names = open.stream().map(Stage::name).toList();
        if (!open.isEmpty() && !statement.waitingFor().equals(names)) {
            lifecycle.waitFor(open.getFirst().version(), names);
        }
    }

    private boolean signOn(Statement statement, WaitState waiting, Position position) {
        if (underReview(statement, position) && statement.newest() != null) {
            return lifecycle.approve(VersionId.of(statement.id(), position.version()), statement.newest());
        }
        if (statement.phase() == Phase.DRAFTING && statement.versions() == position.version()) {
            var ended = Map.of(waiting.activity(), "TAKEN_BACK");
            return processes.goBack(statement.id(), position, ended, processes.draftingOf(statement.id()), false);
        }
        return List.of(Phase.CLOSED, Phase.PUBLISHED).contains(statement.phase())
                && processes.complete(waiting, position.counted(), "CLOSED");
    }

    private static boolean underReview(Statement statement, Position position) {
        return statement.phase() == Phase.IN_REVIEW && statement.versions() == position.version();
    }
}
