package org.communique.workflow.migration;

import org.communique.statement.StatementId;
import org.communique.statement.StatementRelatedEvent;

/** The statement runs on another version of its workflow. */
record WorkflowMigrated(StatementId statement) implements StatementRelatedEvent {}
