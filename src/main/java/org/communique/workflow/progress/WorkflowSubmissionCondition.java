package org.communique.workflow.progress;

import org.communique.statement.Statement;
import org.communique.statement.draft.SubmissionCondition;
import org.communique.workflow.definition.StepSettings;
import org.communique.workflow.definition.StepSettings.Await;
import org.communique.workflow.definition.WorkflowRegistry;
import org.communique.workflow.engine.ProcessInstances;
import org.springframework.stereotype.Component;

/** Looks where a statement's process waits, or will wait once it is started. */
@Component
class WorkflowSubmissionCondition implements SubmissionCondition {

    private final ProcessInstances processInstances;
    private final WorkflowRegistry workflowRegistry;

    WorkflowSubmissionCondition(ProcessInstances processInstances, WorkflowRegistry workflowRegistry) {
        this.processInstances = processInstances;
        this.workflowRegistry = workflowRegistry;
    }

    @Override
    public boolean awaitsAmendments(Statement statement) {
        if (statement.versions() > 0) {
            return false;
        }
        var position = processInstances.position(statement.id());
        return position.process() == null
                ? workflowRegistry.steps(workflowRegistry.newest(statement.workflow())).stream()
                        .anyMatch(step -> StepSettings.of(step) == Await.AMENDMENTS_CLOSED)
                : position.waiting().stream().anyMatch(waiting -> waiting.settings() == Await.AMENDMENTS_CLOSED);
    }
}
