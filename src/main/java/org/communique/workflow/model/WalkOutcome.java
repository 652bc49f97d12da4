package org.communique.workflow.model;

/** What became of a dry run. */
public sealed interface WalkOutcome {

    record Walked(Walk walk) implements WalkOutcome {}

    /** A choice is for a step where the statement does not wait, or one that cannot come to that. */
    record NotPossible(Choice choice) implements WalkOutcome {}
}
