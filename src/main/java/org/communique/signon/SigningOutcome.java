package org.communique.signon;

import java.time.Instant;

/** What came of {@link SignOnService#sign}. */
public sealed interface SigningOutcome permits SigningOutcome.Signed, SigningOutcome.AlreadySigned, Refusal {

    record Signed(Instant at) implements SigningOutcome {}

    /** The organisation has signed before, perhaps through another representative; that signature stands. */
    record AlreadySigned(String by, Instant at) implements SigningOutcome, DecliningOutcome {}
}
