package org.communique.workflow.progress;

import org.communique.statement.Statement;
import org.communique.statement.draft.SubmissionCondition;
import org.communique.workflow.definition.StepSettings.Await;
import org.communique.workflow.definition.WorkflowRegistry;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.engine.ProcessInstances;
import org.communique.workflow.engine.WorkflowRun;
import org.communique.workflow.engine.WorkflowRuns;
import org.springframework.stereotype.Component;

/**
 * Looks where a statement's process waits, or will wait once it is started. Where no step waits for amendments, submitting does not need the
 * engine's database.
 */
@Component
class WorkflowSubmissionCondition implements SubmissionCondition {

    private final ProcessInstances processInstances;
    private final WorkflowRegistry workflowRegistry;
    private final WorkflowRuns runs;

    WorkflowSubmissionCondition(
            ProcessInstances processInstances, WorkflowRegistry workflowRegistry, WorkflowRuns runs) {
        this.processInstances = processInstances;
        this.workflowRegistry = workflowRegistry;
        this.runs = runs;
    }

    @Override
    public boolean awaitsAmendments(Statement statement) {
        if (statement.frozen().versions() > 0 || !hasStep(statement)) {
            return false;
        }
        var position = processInstances.position(statement.id());
        return position.process() == null
                || position.waiting().stream().anyMatch(waiting -> waiting.settings() == Await.AMENDMENTS_CLOSED);
    }

    private boolean hasStep(Statement statement) {
        return runs.find(statement.id())
                .map(WorkflowRun::current)
                .or(() -> workflowRegistry.newestUsable(statement.workflow()).map(WorkflowVersion::id))
                .filter(workflowRegistry::awaitsAmendments)
                .isPresent();
    }
}
