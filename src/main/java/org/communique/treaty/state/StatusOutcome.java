package org.communique.treaty.state;

/** The outcome of a change of a State's status. */
public sealed interface StatusOutcome {

    record Saved(StateStatus status) implements StatusOutcome {}

    /** The cell says so already. */
    record Same() implements StatusOutcome {}

    /** A date in the future, a consent without its kind, or an unknown State or instrument. */
    record Invalid() implements StatusOutcome {}

    record ChangedMeanwhile() implements StatusOutcome {}

    /** A State has so many changes or notes that no more can be kept. */
    record TooMany() implements StatusOutcome {}
}
