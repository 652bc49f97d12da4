package org.communique.invitation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.communique.coalition.evidence.EvidenceFile;
import org.communique.erasure.ErasedName;
import org.communique.signon.AnswerContent;
import org.communique.signon.answer.RecordedAnswer.Answer;
import org.jspecify.annotations.Nullable;
import org.springframework.data.mongodb.core.mapping.Unwrapped;

/**
 * An answer given for an organisation with its link. It is a claim, not a signature.
 *
 * @param role  their position in the organisation
 * @param file  evidence of their authority, if sent
 */
public record GuestAnswer(
        Answer answer,
        String name,
        String role,
        @Unwrapped.Empty @JsonUnwrapped AnswerContent content,
        EvidenceFile.@Nullable Named file,
        Instant at) {

    public static final int LONGEST = 95;

    /** The organisation's own words stay. */
    GuestAnswer withoutSpeaker() {
        return new GuestAnswer(answer, ErasedName.ERASED, "", content, null, at);
    }

    public String speaker() {
        return role.isEmpty() ? name : name + ", " + role;
    }
}
