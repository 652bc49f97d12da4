package org.communique.workflow;

import org.communique.statement.AboutStatement;
import org.communique.statement.StatementId;

/** The statement runs on another version of its workflow. */
record WorkflowMoved(StatementId statement) implements AboutStatement {}
