package org.communique.statement.version;

/**
 * What was true of the statement at the moment when the version was frozen. Workflows choose their way by it, so it stays as it was.
 *
 * @param organisations that had access, as a whole or through a member
 * @param words         of the text and its footnotes
 */
public record VersionFacts(int organisations, int words) {}
