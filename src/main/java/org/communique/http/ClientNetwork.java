package org.communique.http;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** The network that one customer usually has: an IPv4 address, or an IPv6 /64. */
public final class ClientNetwork {

    private ClientNetwork() {}

    public static String of(String address) {
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
