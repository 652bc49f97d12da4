package org.communique.statement.lifecycle;

import org.communique.statement.StatementId;
import org.communique.statement.StatementRelatedEvent;

/** Other stages are open now than before. */
public record OpenStagesChanged(StatementId statement) implements StatementRelatedEvent {}
