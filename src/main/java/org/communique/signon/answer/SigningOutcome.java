package org.communique.signon.answer;

import java.time.Instant;
import org.communique.coalition.access.LinkSharing;
import org.communique.signon.AnswerContent;

/** The outcome of {@link SignOnService#sign}. */
public sealed interface SigningOutcome
        permits SigningOutcome.Signed, SigningOutcome.Suspended, SigningOutcome.AlreadySigned, SignOnRefusal {

    record Signed(Instant at) implements SigningOutcome {}

    /** It counts once a second person has accepted it, as the member came by a link that another person had in hand. */
    record Suspended(LinkSharing linkSharing) implements SigningOutcome {}

    /**
     * The organisation has signed before, perhaps through another representative; that signature counts.
     *
     * @param content of that signature
     */
    record AlreadySigned(String by, Instant at, AnswerContent content) implements SigningOutcome, DecliningOutcome {}
}
