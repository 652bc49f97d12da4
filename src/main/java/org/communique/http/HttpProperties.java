package org.communique.http;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * The network around the server.
 *
 * @param trustedProxies  addresses or networks (10.0.0.7, 10.0.0.0/24, fd00::/8) of reverse proxies, whose word on where a request
 *     comes from is trusted
 * @param connections     how many may be open at once
 * @param securityContact where to report a vulnerability: a {@code mailto:} or {@code https:} address for {@code security.txt}
 */
@Validated
@ConfigurationProperties("communique")
public record HttpProperties(
        @DefaultValue List<String> trustedProxies,
        @Valid @DefaultValue Connections connections,
        @Nullable URI securityContact) {

    /**
     * @param inAll      how many are open at once; more wait for one that ends. By default as many as fit into a third of the heap
     * @param perNetwork how many of them one address, or IPv6 /64, may hold that is no trusted proxy's, and as many each member who has signed in
     */
    public record Connections(
            @Nullable @Positive Integer inAll,
            @Positive @DefaultValue("256") int perNetwork) {

        /** The heap that one costs while a request body arrives. */
        private static final long BYTES_EACH = 110 << 10;

        private static final int MOST = 20_000;

        public int most() {
            return inAll != null
                    ? inAll
                    : (int) Math.min(MOST, Runtime.getRuntime().maxMemory() / 3 / BYTES_EACH);
        }
    }
}
