package org.communique.treaty.stance;

/** The outcome of asking, answering and publishing. */
public sealed interface StanceOutcome {

    record Done(StanceRequestId request) implements StanceOutcome {}

    /** No title, no article or one that the edition does not have, or a deadline that has passed. */
    record Invalid() implements StanceOutcome {}

    /** The member has no valid mandate of their organisation. */
    record NoMandate() implements StanceOutcome {}

    /** The deadline has passed, or the coordinator closed it. */
    record Closed() implements StanceOutcome {}

    /** Answers are still taken: close it first. */
    record StillOpen() implements StanceOutcome {}

    record ChangedMeanwhile() implements StanceOutcome {}

    record Unknown() implements StanceOutcome {}
}
