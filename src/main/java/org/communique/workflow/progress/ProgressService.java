package org.communique.workflow.progress;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.coalition.directory.CurrentMember;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.workflow.bpmn.xml.EngineText;
import org.communique.workflow.definition.StepSettings.Await;
import org.communique.workflow.definition.WorkflowRegistry;
import org.communique.workflow.engine.AppliedSteps;
import org.communique.workflow.engine.ProcessInstances;
import org.communique.workflow.engine.ProcessInstances.Position;
import org.communique.workflow.engine.ProcessInstances.WaitState;
import org.communique.workflow.progress.Progress.Step;
import org.communique.workflow.progress.Progress.StepProgress;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.Stages;
import org.flowable.bpmn.model.FlowElement;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows where statements are in their workflows. */
@Service
@PreAuthorize("denyAll()")
public class ProgressService {

    private final Statements statements;
    private final ProcessInstances processInstances;
    private final WorkflowRegistry workflowRegistry;
    private final AppliedSteps applied;
    private final Stages stages;
    private final ReopeningReasons reopeningReasons;
    private final CurrentMember currentMember;

    ProgressService(
            Statements statements,
            ProcessInstances processInstances,
            WorkflowRegistry workflowRegistry,
            AppliedSteps applied,
            Stages stages,
            ReopeningReasons reopeningReasons,
            CurrentMember currentMember) {
        this.statements = statements;
        this.processInstances = processInstances;
        this.workflowRegistry = workflowRegistry;
        this.applied = applied;
        this.stages = stages;
        this.reopeningReasons = reopeningReasons;
        this.currentMember = currentMember;
    }

    /** Why its draft is open again after it was submitted, as one sentence. */
    @PreAuthorize("@statementRights.canRead(#statement.id())")
    public String reopeningReason(Statement statement) {
        return requireNonNull(reopeningReasons
                .of(Map.of(statement.id(), statement.frozen().versions()), currentMember.id())
                .get(statement.id()));
    }

    @PreAuthorize("@statementRights.canRead(#statement)")
    public Progress progress(StatementId statement) {
        var now = statements.findById(statement).orElseThrow();
        var definition =
                processInstances.definition(statement).orElseGet(() -> workflowRegistry.newest(now.workflow()));
        var position = processInstances.position(statement);
        var order = workflowRegistry.steps(definition).stream()
                .map(FlowElement::getId)
                .toList();
        var done = done(statement, position, order);
        var current = position.waiting().stream().map(WaitState::activity).collect(Collectors.toSet());
        // Another version comes to all of them; and between two steps a process waits nowhere.
        var everythingAhead = now.phase() == Phase.DRAFTING || current.isEmpty() && now.phase() != Phase.PUBLISHED;
        var ahead = workflowRegistry.ahead(definition, current);
        Map<String, Stage> entered = new HashMap<>();
        stages.of(statement).stream()
                .filter(stage -> stage.version().number() == position.version() && stage.round() <= position.round())
                .sorted(Comparator.comparingInt(Stage::round))
                .forEach(stage -> entered.put(stage.activity(), stage));
        Map<String, @Nullable Instant> passed = new HashMap<>();
        if (!applied.isRebuilt(statement)) {
            applied.of(statement).stream()
                    .filter(step -> step.version() == position.version() || step.version() == 0)
                    .forEach(step -> passed.put(step.activity(), step.at()));
        }
        entered.forEach((activity, stage) -> passed.put(activity, stage.closedAt()));
        var steps = workflowRegistry.steps(definition).stream()
                .map(step -> new Step(
                        step.getId(),
                        EngineText.drawn(step.getName()),
                        current.contains(step.getId())
                                ? StepProgress.CURRENT
                                : done.contains(step.getId())
                                        ? StepProgress.DONE
                                        : everythingAhead || ahead.contains(step.getId())
                                                ? StepProgress.AHEAD
                                                : StepProgress.PASSED_BY,
                        entered.get(step.getId()),
                        done.contains(step.getId()) ? passed.get(step.getId()) : null))
                .toList();
        return new Progress(workflowRegistry.bpmn(definition), steps);
    }

    /**
     * A process that is back in drafting has everything before it again, and one that was sent back what comes after
     * where it waits.
     */
    private Set<String> done(StatementId statement, Position position, List<String> order) {
        if (position.waiting().stream().anyMatch(waiting -> waiting.settings() == Await.SUBMISSION)) {
            return early(statement);
        }
        var taken = applied.of(statement).stream()
                .filter(step -> step.version() == position.version())
                .toList();
        var first = Stream.concat(
                        position.waiting().stream().map(WaitState::activity),
                        taken.stream()
                                .filter(step -> step.round() == position.round())
                                .map(AppliedSteps.Step::activity))
                .mapToInt(order::indexOf)
                .filter(place -> place >= 0)
                .min()
                .orElse(order.size());
        return Stream.concat(
                        early(statement).stream(),
                        taken.stream()
                                .filter(step ->
                                        step.round() == position.round() || order.indexOf(step.activity()) < first)
                                .map(AppliedSteps.Step::activity))
                .collect(Collectors.toSet());
    }

    /** What came before the first submission; a process does not come there again. */
    private Set<String> early(StatementId statement) {
        return applied.of(statement).stream()
                .filter(step -> step.version() == 0)
                .map(AppliedSteps.Step::activity)
                .collect(Collectors.toSet());
    }
}
