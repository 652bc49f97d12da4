package org.communique.treaty.position;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** The outcome of recording or changing a position. */
public sealed interface PositionOutcome {

    record Saved(Position position) implements PositionOutcome {}

    /** A date in the future, or an article that the edition does not have. */
    @Refused(because = Cause.INVALID, code = "invalid-position")
    record Invalid() implements PositionOutcome, Refusal {}

    /** Another person changed or deleted it at the same time. */
    record ChangedMeanwhile() implements PositionOutcome, Refusal {}
}
