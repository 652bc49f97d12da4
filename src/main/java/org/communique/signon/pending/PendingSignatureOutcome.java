package org.communique.signon.pending;

import java.time.Instant;
import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;

/** The outcome of accepting or refusing a pending signature. */
public sealed interface PendingSignatureOutcome {

    /** It counts, or is dropped. */
    record Settled(Instant at) implements PendingSignatureOutcome {}

    /** Nothing waits, perhaps because it has just been decided or the organisation answered otherwise. */
    record NothingWaits() implements PendingSignatureOutcome, Refusal {}

    /** It needs another coordinator, or an administrator if there is none: see {@link SecondPersonPolicy}. */
    @Refused(code = "second-person")
    record NotBySecondPerson() implements PendingSignatureOutcome, Refusal {}

    /** The call is over, or the mandate has ended. */
    @Refused(code = "call-over")
    record TooLate() implements PendingSignatureOutcome, Refusal {}
}
