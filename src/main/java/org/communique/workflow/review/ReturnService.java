package org.communique.workflow.review;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.Role;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.VersionId;
import org.communique.work.OptimisticRetry;
import org.communique.workflow.bpmn.xml.EngineText;
import org.communique.workflow.decision.EditorialMark;
import org.communique.workflow.decision.EditorialMarkRepository;
import org.communique.workflow.definition.WorkflowRegistry;
import org.communique.workflow.engine.ProcessInstances;
import org.communique.workflow.engine.WorkflowReconciler;
import org.communique.workflow.review.ReturnResult.NotAnEarlierStep;
import org.communique.workflow.review.ReturnResult.NotInReview;
import org.communique.workflow.review.ReturnResult.NotSubmitter;
import org.communique.workflow.review.ReturnResult.Returned;
import org.communique.workflow.stage.ReasonText;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageAction;
import org.communique.workflow.stage.StageAction.StageActionKind;
import org.communique.workflow.stage.StageCloser;
import org.communique.workflow.stage.StageStatus;
import org.communique.workflow.stage.Stages;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Taking a text back out of review, sending it back to an earlier step, and saying that a new version is editorial. */
@Service
@PreAuthorize("denyAll()")
public class ReturnService {

    /** An earlier step to which a statement can be sent back. */
    public record Step(String activity, String name) {}

    private final Stages stages;
    private final StageCloser closer;
    private final Statements statements;
    private final ProcessInstances processInstances;
    private final WorkflowRegistry workflowRegistry;
    private final EditorialMarkRepository marks;
    private final WorkflowReconciler workflowReconciler;
    private final CurrentMember currentMember;
    private final Clock clock;

    ReturnService(
            Stages stages,
            StageCloser closer,
            Statements statements,
            ProcessInstances processInstances,
            WorkflowRegistry workflowRegistry,
            EditorialMarkRepository marks,
            WorkflowReconciler workflowReconciler,
            CurrentMember currentMember,
            Clock clock) {
        this.stages = stages;
        this.closer = closer;
        this.statements = statements;
        this.processInstances = processInstances;
        this.workflowRegistry = workflowRegistry;
        this.marks = marks;
        this.workflowReconciler = workflowReconciler;
        this.currentMember = currentMember;
        this.clock = clock;
    }

    /** Whether the current member may take the text back: as a coordinator, or as who submitted it. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public boolean mayRecall(StatementId statement) {
        var member = currentMember.get();
        return member.is(Role.COORDINATOR)
                || member.id()
                        .equals(statements
                                .findById(statement)
                                .orElseThrow()
                                .frozen()
                                .submittedBy());
    }

    /** Takes the text back; its open stages end undecided and the draft opens again. */
    @PreAuthorize("@statementRights.canRead(#statement)")
    public ReturnResult recall(StatementId statement, String reason) {
        if (!mayRecall(statement)) {
            return new NotSubmitter();
        }
        return end(statement, StageStatus.RECALLED, act(StageActionKind.RECALLED, reason));
    }

    /** Where the statement can be sent back to: the draft, and the stages that its newest version has passed. */
    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public List<Step> earlierSteps(StatementId statement) {
        var definition = processInstances.definition(statement).orElse(null);
        var newest = statements.findById(statement).orElseThrow().newestVersion();
        if (definition == null || newest == null) {
            return List.of();
        }
        var alone = workflowRegistry.stagesAlone(definition);
        var passed = stages.of(statement).stream()
                .filter(stage -> stage.version().equals(newest) && !stage.open())
                .map(Stage::activity)
                .toList();
        var open = stages.openOf(statement).stream().map(Stage::activity).toList();
        var drafting = workflowRegistry.drafting(definition);
        List<Step> steps = new ArrayList<>();
        workflowRegistry.steps(definition).stream()
                .filter(step -> step.getId().equals(drafting)
                        || alone.contains(step.getId())
                                && passed.contains(step.getId())
                                && !open.contains(step.getId()))
                .forEach(step -> steps.add(new Step(step.getId(), EngineText.drawn(step.getName()))));
        return steps;
    }

    @PreAuthorize("@statementRights.canCoordinate(#statement)")
    public ReturnResult sendBack(StatementId statement, String activity, String reason) {
        if (earlierSteps(statement).stream().noneMatch(step -> step.activity().equals(activity))) {
            return new NotAnEarlierStep();
        }
        return end(
                statement,
                StageStatus.SENT_BACK,
                act(StageActionKind.SENT_BACK, reason).set("sentBackTo", activity));
    }

    /** Says that the version differs from the one before by editorial changes only. False for a first version. */
    @PreAuthorize("@statementRights.canCoordinate(#version.statement())")
    public boolean markEditorial(VersionId version) {
        var statement = statements.findById(version.statement()).orElseThrow();
        if (version.number() < 2 || !version.equals(statement.newestVersion())) {
            return false;
        }
        workflowReconciler.beforeChange(version.statement());
        marks.save(new EditorialMark(version, currentMember.id(), clock.instant()));
        workflowReconciler.trigger(version.statement());
        return true;
    }

    private Update act(StageActionKind kind, String reason) {
        return new Update()
                .push("acts", StageAction.of(kind, currentMember.id(), clock.instant(), ReasonText.checked(reason)));
    }

    /** One open stage is enough: the others end with it. */
    private ReturnResult end(StatementId statement, StageStatus status, Update act) {
        return OptimisticRetry.run(statement, _ -> endOnce(statement, status, act));
    }

    private Optional<ReturnResult> endOnce(StatementId statement, StageStatus status, Update act) {
        var newest = statements.findById(statement).orElseThrow().newestVersion();
        var open = stages.openOf(statement).stream()
                .filter(stage -> stage.version().equals(newest))
                .map(closer::closeIfDecided)
                .filter(Stage::open)
                .findFirst();
        return open.isEmpty()
                ? Optional.of(new NotInReview())
                : closer.end(open.get(), status, act).map(_ -> new Returned());
    }
}
