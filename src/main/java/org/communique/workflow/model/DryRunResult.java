package org.communique.workflow.model;

/** The result of a dry run. */
public sealed interface DryRunResult {

    record Walked(DryRunState walk) implements DryRunResult {}

    /** A choice is for a step where the statement does not wait, or one that cannot come to that. */
    record NotPossible(DryRunChoice choice) implements DryRunResult {}
}
