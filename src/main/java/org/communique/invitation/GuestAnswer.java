package org.communique.invitation;

import java.time.Instant;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.erasure.ErasedName;
import org.communique.signon.FreeText;
import org.communique.signon.answer.RecordedAnswer.Answer;
import org.jspecify.annotations.Nullable;

/**
 * An answer given for an organisation with its link. It is a claim, not a signature.
 *
 * @param role  their position in the organisation
 * @param words the reservation, or the reason of a decline
 * @param file  evidence of their authority, if sent
 */
public record GuestAnswer(
        Answer answer,
        String name,
        String role,
        @Nullable String words,
        EvidenceFile.@Nullable Named file,
        Instant at) {

    public static final int LONGEST = 95;

    /** The organisation's own words stay. */
    GuestAnswer withoutSpeaker() {
        return new GuestAnswer(answer, ErasedName.ERASED, "", words, null, at);
    }

    public String speaker() {
        return role.isEmpty() ? name : name + ", " + role;
    }

    @Nullable
    public FreeText ownWords() {
        return FreeText.ofOptional(words);
    }
}
