package org.communique.statement;

/**
 * What changed between two texts, to be shown.
 *
 * @param summary in a sentence
 */
public record ComparisonPiece(String summary, String html) {}
