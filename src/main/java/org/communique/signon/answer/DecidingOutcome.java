package org.communique.signon.answer;

import org.communique.signon.ParticipationState;

/** What came of {@link SignOnService#decideUntil}. */
public sealed interface DecidingOutcome permits DecidingOutcome.Noted, DecidingOutcome.Answered, SignOnRefusal {

    record Noted() implements DecidingOutcome {}

    /** The organisation has signed or declined, which stands. */
    record Answered(ParticipationState state) implements DecidingOutcome {}
}
