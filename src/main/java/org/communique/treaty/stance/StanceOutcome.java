package org.communique.treaty.stance;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** The outcome of asking, answering and publishing. */
public sealed interface StanceOutcome {

    record Done(StanceRequestId request) implements StanceOutcome {}

    /** No title, no article or one that the edition does not have, or a deadline that has passed. */
    @Refused(because = Cause.INVALID, code = "invalid-stances")
    record Invalid() implements StanceOutcome, Refusal {}

    /** The member has no valid mandate of their organisation. */
    @Refused(because = Cause.FORBIDDEN)
    record NoMandate() implements StanceOutcome, Refusal {}

    /** The deadline has passed, or the coordinator closed it. */
    record Closed() implements StanceOutcome, Refusal {}

    /** Answers are still taken: close it first. */
    record StillOpen() implements StanceOutcome, Refusal {}

    record ChangedMeanwhile() implements StanceOutcome, Refusal {}

    @Refused(because = Cause.UNKNOWN, code = "not-found")
    record Unknown() implements StanceOutcome, Refusal {}
}
