package org.communique.security;

import org.communique.http.ClientNetwork;
import org.jspecify.annotations.Nullable;

/**
 * Where an attempt comes from. Those from a session or a device of the member's own are counted apart, so that strangers who guess
 * keep no member out.
 *
 * @param network the client's address, or the network that one customer usually has
 * @param own     names the member's session or device; null where the member has not signed in before
 */
record Origin(String network, @Nullable String own) {

    /** Of a member who has signed in and is asked once more. */
    static Origin session() {
        return new Origin("", "session");
    }

    static Origin device(String address, String device) {
        return new Origin(ClientNetwork.of(address), device);
    }

    static Origin unknown(String address) {
        return new Origin(ClientNetwork.of(address), null);
    }
}
