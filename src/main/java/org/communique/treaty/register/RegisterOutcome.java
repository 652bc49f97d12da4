package org.communique.treaty.register;

import org.communique.treaty.instrument.EditionId;

/** The outcome of changing the register. */
public sealed interface RegisterOutcome {

    record Saved(EditionId edition) implements RegisterOutcome {}

    /** Another person changed the edition at the same time; nothing was written. */
    record ChangedMeanwhile() implements RegisterOutcome {}

    record Unknown() implements RegisterOutcome {}

    /** The file cannot be loaded as it is. */
    record Refused(EditionPreview preview) implements RegisterOutcome {}

    /** There are as many instruments or editions as there can be. */
    record TooMany() implements RegisterOutcome {}
}
