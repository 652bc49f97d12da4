package org.communique.workflow;

import java.util.Set;
import java.util.stream.Collectors;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.workflow.Processes.Position;
import org.communique.workflow.Processes.WaitState;
import org.communique.workflow.Progress.State;
import org.communique.workflow.Progress.Step;
import org.communique.workflow.StageSettings.Await;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Shows where statements are in their workflows. */
@Service
@PreAuthorize("denyAll()")
public class ProgressService {

    private final Statements statements;
    private final Processes processes;
    private final Workflows workflows;
    private final AppliedSteps applied;
    private final Stages stages;

    ProgressService(
            Statements statements, Processes processes, Workflows workflows, AppliedSteps applied, Stages stages) {
        this.statements = statements;
        this.processes = processes;
        this.workflows = workflows;
        this.applied = applied;
        this.stages = stages;
    }

    @PreAuthorize("@statementRights.canRead(#statement)")
    public Progress progress(StatementId statement) {
        var workflow = statements.findById(statement).orElseThrow().workflow();
        var definition = processes.definition(statement).orElseGet(() -> workflows.newest(workflow));
        var position = processes.position(statement);
        var done = done(statement, position);
        var current = position.waiting().stream().map(WaitState::activity).collect(Collectors.toSet());
        var steps = workflows.steps(definition).stream()
                .map(step -> new Step(
                        step.getId(),
                        step.getName(),
                        current.contains(step.getId())
                                ? State.CURRENT
                                : done.contains(step.getId()) ? State.DONE : State.AHEAD,
                        stages.find(StageId.of(statement, step.getId(), position.round()))
                                .orElse(null)))
                .toList();
        return new Progress(workflows.bpmn(definition), steps);
    }

    /** A process that is back in drafting has everything before it again. */
    private Set<String> done(StatementId statement, Position position) {
        if (position.waiting().stream().anyMatch(waiting -> waiting.settings() == Await.SUBMISSION)) {
            return Set.of();
        }
        return applied.of(statement).stream()
                .filter(step -> step.round() == position.round())
                .map(AppliedSteps.Step::activity)
                .collect(Collectors.toSet());
    }
}
