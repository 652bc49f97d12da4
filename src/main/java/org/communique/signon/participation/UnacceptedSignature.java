package org.communique.signon.participation;

import java.time.Instant;
import org.communique.coalition.access.LinkSharing;
import org.jspecify.annotations.Nullable;

/**
 * A signature made with a manually shared link. It does not count until a second person accepts it.
 *
 * @param by    who signed
 * @param words the reservation
 * @param consent its basis, if a coordinator recorded it
 */
public record UnacceptedSignature(
        String by,
        Instant at,
        @Nullable String words,
        LinkSharing linkSharing,
        @Nullable Consent consent) {

    public static UnacceptedSignature of(SignOnAction signature) {
        if (signature.linkSharing() == null) {
            throw new IllegalArgumentException("waits for no one");
        }
        return new UnacceptedSignature(
                signature.byName(), signature.at(), signature.words(), signature.linkSharing(), signature.consent());
    }
}
