package org.communique.treaty.state;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** The outcome of a change of a State's status. */
public sealed interface StatusOutcome {

    record Saved(StateStatus status) implements StatusOutcome {}

    /** The cell says so already. */
    record Same() implements StatusOutcome {}

    /** A date in the future, a consent without its kind, or an unknown State or instrument. */
    @Refused(because = Cause.INVALID, code = "invalid-status")
    record Invalid() implements StatusOutcome, Refusal {}

    /** A withdrawal without an instrument, or before it. */
    @Refused(because = Cause.INVALID, code = "invalid-status", message = "treaty.refusal.no-instrument")
    record NoInstrument() implements StatusOutcome, Refusal {}

    record ChangedMeanwhile() implements StatusOutcome, Refusal {}

    /** A State has so many changes or notes that no more can be kept. */
    @Refused(message = "treaty.refusal.too-many-entries")
    record TooMany() implements StatusOutcome, Refusal {}
}
