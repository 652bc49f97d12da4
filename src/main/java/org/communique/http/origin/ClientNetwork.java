package org.communique.http.origin;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/** The network that one customer usually has: an IPv4 address, or an IPv6 /64. */
public final class ClientNetwork {

    private ClientNetwork() {}

    public static String of(String address) {
        return steps(address).getFirst();
    }

    /** The networks that one customer may hold, the smallest first: IPv6 is assigned as /64, /56 and /48 (RFC 6177). */
    public static List<String> steps(String address) {
        try {
            var parsed = InetAddress.ofLiteral(address);
            return parsed instanceof Inet6Address
                    ? List.of(prefix(parsed, 8), prefix(parsed, 7) + "/56", prefix(parsed, 6) + "/48")
                    : List.of(address);
        } catch (IllegalArgumentException | UnknownHostException e) {
            return List.of(address);
        }
    }

    private static String prefix(InetAddress address, int bytes) throws UnknownHostException {
        return InetAddress.getByAddress(Arrays.copyOf(Arrays.copyOf(address.getAddress(), bytes), 16))
                .getHostAddress();
    }
}
