package org.communique.security;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
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
        return new Origin(networkOf(address), device);
    }

    static Origin unknown(String address) {
        return new Origin(networkOf(address), null);
    }

    /** One customer usually has a whole IPv6 /64. */
    static String networkOf(String address) {
        try {
            var parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(parsed.getAddress(), 8), 16))
                            .getHostAddress()
                    : address;
        } catch (IllegalArgumentException | UnknownHostException e) {
            return address;
        }
    }
}
