package org.communique.signon.pending;

import java.time.Instant;

/** The outcome of accepting or refusing a pending signature. */
public sealed interface PendingSignatureOutcome {

    /** It counts, or is dropped. */
    record Settled(Instant at) implements PendingSignatureOutcome {}

    /** Nothing waits, perhaps because it has just been decided or the organisation answered otherwise. */
    record NothingWaits() implements PendingSignatureOutcome {}

    /** It needs another coordinator, or an administrator if there is none: see {@link SecondPersonPolicy}. */
    record NotBySecondPerson() implements PendingSignatureOutcome {}

    /** The call is over, or the mandate has ended. */
    record TooLate() implements PendingSignatureOutcome {}
}
