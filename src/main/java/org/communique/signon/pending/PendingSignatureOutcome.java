package org.communique.signon.pending;

import java.time.Instant;

/** What came of accepting or refusing a signature that waited. */
public sealed interface PendingSignatureOutcome {

    /** It counts, or is dropped. */
    record Settled(Instant at) implements PendingSignatureOutcome {}

    /** Nothing waits, perhaps because it has just been decided or the organisation answered otherwise. */
    record NothingWaits() implements PendingSignatureOutcome {}

    /** It takes another coordinator, or an administrator where there is none: see {@link SecondPersonPolicy}. */
    record NotBySecondPerson() implements PendingSignatureOutcome {}

    /** The call is over, or the mandate has ended. */
    record TooLate() implements PendingSignatureOutcome {}
}
