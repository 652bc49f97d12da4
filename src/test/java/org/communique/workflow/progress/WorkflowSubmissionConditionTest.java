package org.communique.workflow.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.util.List;
import java.util.Optional;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.workflow.definition.WorkflowRegistry;
import org.communique.workflow.definition.WorkflowVersionId;
import org.communique.workflow.engine.ProcessInstances;
import org.communique.workflow.engine.WorkflowRun;
import org.communique.workflow.engine.WorkflowRuns;
import org.junit.jupiter.api.Test;

class WorkflowSubmissionConditionTest {

    private final ProcessInstances processes = mock();
    private final WorkflowRegistry registry = mock();
    private final WorkflowRuns runs = mock();

    @Test
    void needsNoDatabaseOfTheEngineWhereNoStepWaitsForAmendments() {
        var id = StatementId.random();
        var version = WorkflowVersionId.of("joint-statement", 1);
        Statement statement = mock();
        when(statement.id()).thenReturn(id);
        when(runs.find(id)).thenReturn(Optional.of(new WorkflowRun(id, version, List.of())));
        when(registry.awaitsAmendments(version)).thenReturn(false);

        var condition = new WorkflowSubmissionCondition(processes, registry, runs);

        assertThat(condition.awaitsAmendments(statement)).isFalse();
        verifyNoInteractions(processes);
    }
}
