package org.communique.signon;

import java.time.Instant;
import org.communique.coalition.HandOver;

/** What came of {@link SignOnService#sign}. */
public sealed interface SigningOutcome
        permits SigningOutcome.Signed, SigningOutcome.Suspended, SigningOutcome.AlreadySigned, Refusal {

    record Signed(Instant at) implements SigningOutcome {}

    /** It counts once a second person has accepted it, as the member came by a link that somebody else had in hand. */
    record Suspended(HandOver handOver) implements SigningOutcome {}

    /** The organisation has signed before, perhaps through another representative; that signature stands. */
    record AlreadySigned(String by, Instant at) implements SigningOutcome, DecliningOutcome {}
}
