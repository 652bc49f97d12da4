package org.communique.statement;

/** Somebody gained or lost access to a statement. */
public record AccessChanged(StatementId statement) {}
