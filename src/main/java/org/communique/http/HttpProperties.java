package org.communique.http;

import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What the server is told of the network around it.
 *
 * @param trustedProxies  addresses or networks (10.0.0.7, 10.0.0.0/24, fd00::/8) of reverse proxies, which are believed where a
 *     request comes from
 * @param securityContact where to report a vulnerability: a {@code mailto:} or {@code https:} address for {@code security.txt}
 */
@ConfigurationProperties("communique")
record HttpProperties(
        @DefaultValue List<String> trustedProxies, @Nullable URI securityContact) {}
