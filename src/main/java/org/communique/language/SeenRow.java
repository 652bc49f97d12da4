package org.communique.language;

import org.communique.statement.TextHash;

/**
 * A row as someone saw it who says something of it.
 *
 * @param key    of its passages
 * @param source hash of what its source said
 */
public record SeenRow(String key, TextHash source) {}
