package org.communique.treaty.position;

/** The outcome of recording or changing a position. */
public sealed interface PositionOutcome {

    record Saved(Position position) implements PositionOutcome {}

    /** A date in the future, or an article that the edition does not have. */
    record Invalid() implements PositionOutcome {}

    /** Another person changed or deleted it at the same time. */
    record ChangedMeanwhile() implements PositionOutcome {}
}
