package org.communique.publishing;

import org.communique.statement.StatementId;
import org.communique.statement.TextHash;

/** @param hash of the version that the coordinator saw */
public record PublishStatement(StatementId statement, TextHash hash) {}
