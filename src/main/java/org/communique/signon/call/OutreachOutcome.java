package org.communique.signon.call;

/** The outcome of {@link OutreachService#keep}. */
public sealed interface OutreachOutcome {

    record Updated() implements OutreachOutcome {}

    record NotInvited() implements OutreachOutcome {}

    /** Only an active coordinator can look after an organisation. */
    record NoCoordinator() implements OutreachOutcome {}

    /** Another person saved a change since it was read; that is kept. */
    record ChangedMeanwhile() implements OutreachOutcome {}
}
