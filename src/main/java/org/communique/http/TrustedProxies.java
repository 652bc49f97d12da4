package org.communique.http;

import java.net.InetAddress;
import org.apache.catalina.util.NetMaskSet;
import org.springframework.stereotype.Component;

/** The reverse proxies that the operator named, by address or network. */
@Component
class TrustedProxies {

    private final NetMaskSet named = new NetMaskSet();

    TrustedProxies(HttpProperties properties) {
        properties.trustedProxies().forEach(proxy -> named.add(proxy.strip()));
    }

    boolean areNone() {
        return named.isEmpty();
    }

    boolean contain(InetAddress address) {
        return named.contains(address);
    }
}
