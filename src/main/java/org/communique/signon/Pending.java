package org.communique.signon;

import java.time.Instant;
import org.communique.coalition.HandOver;
import org.jspecify.annotations.Nullable;

/**
 * A signature that was made by a handed-over link. It does not count until a second person accepts it.
 *
 * @param by    who signed
 * @param words the reservation
 * @param consent what it rests on, where a coordinator recorded it
 */
public record Pending(
        String by,
        Instant at,
        @Nullable String words,
        HandOver handedOver,
        @Nullable Consent consent) {

    static Pending of(Act signature) {
        if (signature.handedOver() == null) {
            throw new IllegalArgumentException("waits for no one");
        }
        return new Pending(
                signature.byName(), signature.at(), signature.words(), signature.handedOver(), signature.consent());
    }
}
