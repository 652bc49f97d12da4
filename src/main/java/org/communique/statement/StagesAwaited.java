package org.communique.statement;

/** Other stages are open now than before. */
record StagesAwaited(StatementId statement) implements AboutStatement {}
