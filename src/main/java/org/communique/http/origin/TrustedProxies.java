package org.communique.http.origin;

import java.net.InetAddress;
import org.apache.catalina.util.NetMaskSet;
import org.communique.http.HttpProperties;
import org.springframework.stereotype.Component;

/** The reverse proxies that the operator named, by address or network. */
@Component
public class TrustedProxies {

    private final NetMaskSet named = new NetMaskSet();

    public TrustedProxies(HttpProperties properties) {
        properties.trustedProxies().forEach(proxy -> named.add(proxy.strip()));
    }

    boolean areNone() {
        return named.isEmpty();
    }

    public boolean contain(InetAddress address) {
        return named.contains(address);
    }
}
