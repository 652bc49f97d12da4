package org.communique.treaty.register;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.treaty.instrument.EditionId;

/** The outcome of changing the register. */
public sealed interface RegisterOutcome {

    record Saved(EditionId edition) implements RegisterOutcome {}

    /** Another person changed the edition at the same time; nothing was written. */
    record ChangedMeanwhile() implements RegisterOutcome, Refusal {}

    @Refused(because = Cause.UNKNOWN, code = "not-found")
    record Unknown() implements RegisterOutcome, Refusal {}

    /** The file cannot be loaded as it is. */
    @Refused(because = Cause.INVALID)
    record UnreadableEdition(EditionPreview preview) implements RegisterOutcome, Refusal {}

    /** There are as many instruments or editions as there can be. */
    record TooMany() implements RegisterOutcome, Refusal {}
}
