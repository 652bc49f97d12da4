package org.communique.workflow.engine;

import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.statement.draft.AmendmentSource;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.communique.workflow.absence.SubstitutionService;
import org.communique.workflow.definition.StepSettings.Approval;
import org.communique.workflow.definition.StepSettings.Await;
import org.communique.workflow.engine.AppliedSteps.Round;
import org.communique.workflow.engine.ProcessInstances.Position;
import org.communique.workflow.engine.ProcessInstances.WaitState;
import org.communique.workflow.stage.DecisionLedgerWriter;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageCloser;
import org.communique.workflow.stage.StageStatus;
import org.communique.workflow.stage.Stages;
import org.springframework.stereotype.Component;

/**
 * Moves a statement's process to where the statement's documents say it is. It asks for no event and remembers nothing:
 * looking at the same documents again does nothing more, and whatever a crash left undone is done the next time.
 */
@Component
public class ProcessRouter {

    private static final Set<StageStatus> GOING_BACK = EnumSet.of(StageStatus.RECALLED, StageStatus.SENT_BACK);

    private final Statements statements;
    private final StatementLifecycle statementLifecycle;
    private final AmendmentSource amendments;
    private final ProcessInstances processInstances;
    private final ProcessMigrator migrator;
    private final StageOpener opener;
    private final Stages stages;
    private final StageCloser closer;
    private final SubstitutionService substitutionService;
    private final DecisionLedgerWriter ledger;

    ProcessRouter(
            Statements statements,
            StatementLifecycle statementLifecycle,
            AmendmentSource amendments,
            ProcessInstances processInstances,
            ProcessMigrator migrator,
            StageOpener opener,
            Stages stages,
            StageCloser closer,
            SubstitutionService substitutionService,
            DecisionLedgerWriter ledger) {
        this.statements = statements;
        this.statementLifecycle = statementLifecycle;
        this.amendments = amendments;
        this.processInstances = processInstances;
        this.migrator = migrator;
        this.opener = opener;
        this.stages = stages;
        this.closer = closer;
        this.substitutionService = substitutionService;
        this.ledger = ledger;
    }

    void advance(StatementId id) {
        // Anyone who moves the statement from now on has it looked at again.
        boolean hasMoves = migrator.exist(id);
        boolean moved = true;
        while (moved) {
            // The position first: a statement as it was before would look like one that was taken back.
            var position = processInstances.position(id);
            moved = hasMoves && migrator.follow(id, position)
                    || statements.findById(id).map(now -> step(now, position)).orElse(false);
        }
    }

    /** True if the process moved, so that there may be more to do. */
    private boolean step(Statement current, Position position) {
        if (current.phase() == Phase.ABANDONED) {
            stages.openOf(current.id()).forEach(closer::recall);
            processInstances.end(current.id(), "abandoned");
            return false;
        }
        if (current.phase() == Phase.PROPOSED) {
            return false;
        }
        if (position.process() == null && processInstances.start(current)) {
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
            case AMENDMENTS_CLOSED -> amendments(statement, waiting, position);
            case SUBMISSION -> submission(statement, waiting, position);
            case SIGN_ON_CLOSED -> signOn(statement, waiting, position);
            case PUBLICATION ->
                statement.phase() == Phase.PUBLISHED
                        && processInstances.complete(waiting, position.counted(), "PUBLISHED");
        };
    }

    /** A process that is rebuilt, or begins late, does not wait for what came before the text that was submitted. */
    private boolean amendments(Statement statement, WaitState waiting, Position position) {
        return (statement.frozen().versions() > position.version()
                        || amendments
                                .lastRound(statement.id())
                                .filter(last -> !last.open())
                                .isPresent())
                && processInstances.complete(waiting, position.counted(), "CLOSED");
    }

    private boolean submission(Statement statement, WaitState waiting, Position position) {
        if (statement.frozen().versions() > position.version()) {
            var next = new Round(position.round() + 1, position.version() + 1);
            return processInstances.complete(waiting, next, "SUBMITTED");
        }
        if (position.version() > 0) {
            var version = VersionId.of(statement.id(), position.version());
            processInstances.reopenDraft(
                    statement.id(), position.counted(), () -> statementLifecycle.reopenDraft(version));
        }
        return false;
    }

    /** The stage as its documents have it now, settled if they settle it. */
    private Stage stage(Statement statement, WaitState waiting, Approval approval, Position position) {
        var stage = opener.enter(statement, waiting, approval, position);
        if (stage.open()) {
            stage = underReview(statement, position)
                    ? closer.closeIfDecided(opener.carryOverEditorial(substitutionService.apply(stage)))
                    : closer.recall(stage);
        }
        ledger.recordAll(stage);
        if (stage.open()) {
            opener.notifyAgain(stage);
            opener.remind(stage);
        }
        return stage;
    }

    private boolean route(Statement statement, Map<WaitState, Stage> stages, Position position) {
        if (stages.values().stream().map(Stage::status).anyMatch(GOING_BACK::contains)) {
            return goBack(statement, stages.values(), position);
        }
        var moved = false;
        for (var each : stages.entrySet()) {
            var stage = each.getValue();
            if (!stage.open()) {
                moved |= processInstances.complete(
                        each.getKey(), position.counted(), stage.status().name());
            }
        }
        if (!moved) {
            showOpen(statement, stages.values());
        }
        return moved;
    }

    private boolean goBack(Statement statement, Collection<Stage> waiting, Position position) {
        var ended = new LinkedHashMap<String, String>();
        waiting.stream().map(closer::recall).forEach(stage -> {
            ledger.recordAll(stage);
            ended.put(stage.activity(), stage.status().name());
        });
        var drafting = processInstances.draftingOf(statement.id());
        // Of all stages of the round: a process that is rebuilt may not have come yet to the one that was sent back.
        var target = stages.of(statement.id()).stream()
                .filter(stage -> stage.round() == position.round() && stage.status() == StageStatus.SENT_BACK)
                .findFirst()
                .map(Stage::sentBackTo)
                .orElse(drafting);
        return processInstances.goBack(statement.id(), position, ended, target, !target.equals(drafting));
    }

    private void showOpen(Statement statement, Collection<Stage> stages) {
        var open = stages.stream().filter(Stage::open).toList();
        var names = open.stream().map(Stage::name).toList();
        if (!open.isEmpty() && !statement.waitingFor().equals(names)) {
            statementLifecycle.waitFor(open.getFirst().version(), names);
        }
    }

    private boolean signOn(Statement statement, WaitState waiting, Position position) {
        if (underReview(statement, position) && statement.frozen().newest() != null) {
            return statementLifecycle.approve(
                    VersionId.of(statement.id(), position.version()),
                    statement.frozen().newest());
        }
        if (takenBack(statement, position)) {
            var ended = Map.of(waiting.activity(), "WITHDRAWN");
            return processInstances.goBack(
                    statement.id(), position, ended, processInstances.draftingOf(statement.id()), false);
        }
        return List.of(Phase.CLOSED, Phase.PUBLISHED).contains(statement.phase())
                && processInstances.complete(waiting, position.counted(), "CLOSED");
    }

    /** A process that is rebuilt comes to texts that were taken back long ago; a correction takes nothing back. */
    private static boolean takenBack(Statement statement, Position position) {
        var frozen = statement.frozen();
        int standing = Objects.requireNonNullElse(frozen.approvedVersion(), frozen.versions());
        return standing > position.version()
                || statement.phase() == Phase.DRAFTING && frozen.versions() == position.version();
    }

    private static boolean underReview(Statement statement, Position position) {
        return statement.phase() == Phase.IN_REVIEW && statement.frozen().versions() == position.version();
    }
}
