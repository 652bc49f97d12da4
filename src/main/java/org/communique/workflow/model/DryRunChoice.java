package org.communique.workflow.model;

import org.jspecify.annotations.Nullable;

/**
 * What happens at a step in a dry run.
 *
 * @param outcome of a stage; null for what a step awaits, which simply happens
 */
public record DryRunChoice(String step, @Nullable StageOutcome outcome) {}
