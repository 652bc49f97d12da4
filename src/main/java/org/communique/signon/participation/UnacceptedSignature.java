package org.communique.signon.participation;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import org.communique.coalition.access.LinkSharing;
import org.communique.signon.AnswerContent;
import org.jspecify.annotations.Nullable;

/**
 * A signature made with a manually shared link. It does not count until a second person accepts it.
 *
 * @param by    who signed
 * @param consent its basis, if a coordinator recorded it
 */
public record UnacceptedSignature(
        String by,
        Instant at,
        @JsonUnwrapped AnswerContent content,
        LinkSharing linkSharing,
        @Nullable Consent consent) {

    public static UnacceptedSignature of(SignOnAction signature) {
        var speaker = signature.speaker();
        if (speaker.linkSharing() == null) {
            throw new IllegalArgumentException("waits for no one");
        }
        return new UnacceptedSignature(
                speaker.byName(), signature.at(), signature.content(), speaker.linkSharing(), speaker.consent());
    }
}
