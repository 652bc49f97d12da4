package org.communique.invitation;

import java.time.Instant;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.signon.FreeText;
import org.communique.signon.answer.RecordedAnswer.Answer;
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

    public static final int LONGEST = 95;

    public String speaker() {
        return name + ", " + role;
    }

    @Nullable
    public FreeText ownWords() {
        return FreeText.ofOptional(words);
    }
}
