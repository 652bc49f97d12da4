package org.communique.signon.answer;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.signon.ParticipationState;

/** The outcome of {@link SignOnService#decideUntil}. */
public sealed interface DecidingOutcome permits DecidingOutcome.Noted, DecidingOutcome.Answered, SignOnRefusal {

    record Noted() implements DecidingOutcome {}

    /** The organisation has signed or declined, and that answer counts. */
    @Refused(code = "answered-before")
    record Answered(ParticipationState state) implements DecidingOutcome, Refusal {}
}
