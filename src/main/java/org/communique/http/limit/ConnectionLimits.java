package org.communique.http.limit;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.security.Principal;
import java.util.concurrent.atomic.AtomicLong;
import org.communique.http.HttpProperties;
import org.communique.http.RefusalLog;
import org.communique.http.origin.ClientNetwork;
import org.communique.http.origin.TrustedProxies;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Bounds how many connections there are, in all and from one network, because each takes memory before it sends anything. One on which a
 * member has signed in counts as the member's: people in a hall share an address. Trusted proxies hold the connections of all their
 * visitors, and limit them.
 */
@Component
public class ConnectionLimits extends OncePerRequestFilter
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private final HttpProperties.Connections properties;
    private final TrustedProxies proxies;
    private final OpenConnections open;
    private final RefusalLog refusals = new RefusalLog();
    private final AtomicLong refused = new AtomicLong();

    public ConnectionLimits(HttpProperties properties, TrustedProxies proxies, ObjectProvider<MeterRegistry> meters) {
        this.properties = properties.connections();
        this.proxies = proxies;
        this.open = new OpenConnections(this.properties.perNetwork());
        meters.ifAvailable(
                registry -> FunctionCounter.builder("communique.connections.refused", refused, AtomicLong::get)
                        .description("Connections of networks that have as many open as one may have")
                        .register(registry));
    }

    /** After Spring Boot's own, which sets Tomcat's default. */
    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addConnectorCustomizers(connector -> {
            if (connector.getProtocolHandler() instanceof RequestDeadlines.Protocol protocol) {
                protocol.setMaxConnections(properties.most());
                protocol.admit(this::admits);
            }
        });
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Principal member = request.getUserPrincipal();
        if (member != null) {
            open.moveCurrent(ClientNetwork.steps(request.getRemoteAddr()), member.getName());
        }
        chain.doFilter(request, response);
    }

    private boolean admits(SocketChannel connection) {
        if (!(peer(connection) instanceof InetSocketAddress peer) || proxies.contain(peer.getAddress())) {
            return true;
        }
        var address = peer.getAddress().getHostAddress();
        if (open.add(ClientNetwork.steps(address), connection)) {
            return true;
        }
        refused.incrementAndGet();
        refusals.refusedConnection(address, properties.perNetwork());
        return false;
    }

    private static @Nullable SocketAddress peer(SocketChannel connection) {
        try {
            return connection.getRemoteAddress();
        } catch (IOException e) {
            // It is closed already.
            return null;
        }
    }
}
