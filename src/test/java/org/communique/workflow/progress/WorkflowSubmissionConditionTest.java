package org.communique.workflow.progress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.MemberId;
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
        var statement = Statement.opened(
                StatementId.random(),
                "A statement",
                "en",
                "joint-statement",
                MemberId.random(),
                List.of(),
                Instant.EPOCH);
        var version = WorkflowVersionId.of("joint-statement", 1);
        when(runs.find(statement.id())).thenReturn(Optional.of(new WorkflowRun(statement.id(), version, List.of())));
        when(registry.awaitsAmendments(version)).thenReturn(false);

        var condition = new WorkflowSubmissionCondition(processes, registry, runs);

        assertThat(condition.awaitsAmendments(statement)).isFalse();
        verifyNoInteractions(processes);
    }
}
