package org.communique.signon.call;

/** What came of {@link OutreachService#keep}. */
public sealed interface OutreachOutcome {

    record Updated() implements OutreachOutcome {}

    record NotInvited() implements OutreachOutcome {}

    /** Only an active coordinator can look after an organisation. */
    record NoCoordinator() implements OutreachOutcome {}

    /** Somebody else kept something since it was read; that stands. */
    record ChangedMeanwhile() implements OutreachOutcome {}
}
