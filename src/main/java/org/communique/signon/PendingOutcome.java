package org.communique.signon;

import java.time.Instant;

/** What came of accepting or refusing a signature that waited. */
public sealed interface PendingOutcome {

    /** It counts, or is dropped. */
    record Settled(Instant at) implements PendingOutcome {}

    /** Nothing waits, perhaps because it has just been decided or the organisation answered otherwise. */
    record NothingWaits() implements PendingOutcome {}

    /** It takes another coordinator, or an administrator where there is none: see {@link SecondPerson}. */
    record NotBySecondPerson() implements PendingOutcome {}

    /** The call is over, or the mandate has ended. */
    record TooLate() implements PendingOutcome {}
}
