package org.communique.statement.version;

/**
 * What changed between two texts, to be shown.
 *
 * @param summary in a sentence
 */
public record RenderedComparison(String summary, String html) {}
