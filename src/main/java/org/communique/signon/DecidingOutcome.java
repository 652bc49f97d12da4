package org.communique.signon;

/** What came of {@link SignOnService#decideUntil}. */
public sealed interface DecidingOutcome permits DecidingOutcome.Noted, DecidingOutcome.Answered, Refusal {

    record Noted() implements DecidingOutcome {}

    /** The organisation has signed or declined, which stands. */
    record Answered(ParticipationState state) implements DecidingOutcome {}
}
