package org.communique.statement.access;

import org.communique.statement.Phase;
import org.communique.statement.StatementId;
import org.springframework.data.annotation.Id;

/**
 * Little of a statement, for what goes through all of them.
 *
 * @param versions how many are frozen
 */
public record StatementOutline(@Id StatementId id, String title, Phase phase, int versions) {}
