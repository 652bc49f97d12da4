package org.communique.statement.lifecycle;

import java.time.Instant;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;

/** What a member has done as much as one may. */
public sealed interface QuotaExceeded extends Refusal {

    /** Too many of the member's statements are neither published nor abandoned. */
    record TooManyOpen(int limit) implements QuotaExceeded {}

    /** Coordinators have neither opened nor declined as many. */
    record TooManyProposed(int limit) implements QuotaExceeded {}

    /** @param possibleAt when it is possible again */
    @Refused(because = Cause.TOO_OFTEN)
    record TooOften(int limit, Instant possibleAt) implements QuotaExceeded, TagOutcome {}
}
