package org.communique.security.throttle;

import org.communique.http.origin.ClientNetwork;
import org.jspecify.annotations.Nullable;

/**
 * Where an attempt comes from. Those from a session or a device of the member's own are counted apart, so that strangers who guess
 * keep no member out.
 *
 * @param network the client's address, or the network that one customer usually has
 * @param own     names the member's session or device; null where the member has not signed in before
 */
public record AttemptSource(String network, @Nullable String own) {

    /** Of a member who has signed in and is asked once more. */
    public static AttemptSource session() {
        return new AttemptSource("", "session");
    }

    public static AttemptSource device(String address, String device) {
        return new AttemptSource(ClientNetwork.of(address), device);
    }

    public static AttemptSource unknown(String address) {
        return new AttemptSource(ClientNetwork.of(address), null);
    }
}
