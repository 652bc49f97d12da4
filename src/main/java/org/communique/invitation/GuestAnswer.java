package org.communique.invitation;

import java.time.Instant;
import org.communique.coalition.EvidenceFile;
import org.communique.signon.OwnWords;
import org.communique.signon.RecordedAnswer.Answer;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answered for an organisation by its link. It is a claim and no signature.
 *
 * @param role  their function in the organisation
 * @param words the reservation, or the reason of a decline
 * @param file  that shows their authority, if they sent one
 */
public record GuestAnswer(
        Answer answer,
        String name,
        String role,
        @Nullable String words,
        EvidenceFile.@Nullable Named file,
        Instant at) {

    static final int LONGEST = 95;

    String speaker() {
        return name + ", " + role;
    }

    @Nullable
    OwnWords ownWords() {
        return OwnWords.ofOptional(words);
    }
}
