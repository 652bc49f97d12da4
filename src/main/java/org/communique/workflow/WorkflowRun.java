package org.communique.workflow;

import org.communique.statement.StatementId;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.mapping.Document;

/** On which version of its workflow a statement runs. */
@Document("workflow_runs")
record WorkflowRun(@Id StatementId statement, WorkflowVersionId version) {}
