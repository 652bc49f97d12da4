package org.communique.signon;

/** What came of {@link OutreachService#keep}. */
public sealed interface KeepingOutcome {

    record Kept() implements KeepingOutcome {}

    record NotInvited() implements KeepingOutcome {}

    /** Only an active coordinator can look after an organisation. */
    record NoCoordinator() implements KeepingOutcome {}

    /** Somebody else kept something since it was read; that stands. */
    record ChangedMeanwhile() implements KeepingOutcome {}
}
