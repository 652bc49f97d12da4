package org.communique.signon.call;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** The outcome of {@link OutreachService#keep}. */
public sealed interface OutreachOutcome {

    record Updated() implements OutreachOutcome {}

    @Refused(because = Cause.UNKNOWN)
    record NotInvited() implements OutreachOutcome, Refusal {}

    /** Only an active coordinator can look after an organisation. */
    @Refused(because = Cause.INVALID)
    record NoCoordinator() implements OutreachOutcome, Refusal {}

    /** Another person saved a change since it was read; that is kept. */
    record ChangedMeanwhile() implements OutreachOutcome, Refusal {}
}
