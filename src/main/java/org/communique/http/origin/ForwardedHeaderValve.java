package org.communique.http.origin;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.communique.http.ServerProperties;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Where a request comes from. Anyone can send {@code X-Forwarded-For}, so it counts only from configured proxies. Each
 * proxy appends the address that it saw, so the visitor's is the last one that is no proxy's.
 *
 * <p>Whether people use HTTPS is said by the base address: with an {@code https} one every request counts as secure.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
public class ForwardedHeaderValve extends ValveBase
        implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Logger log = LoggerFactory.getLogger(ForwardedHeaderValve.class);
    private static final String FORWARDED_FOR = "X-Forwarded-For";
    private static final int HTTPS_PORT = 443;

    private final TrustedProxies trusted;
    private final URI baseUrl;
    private final AtomicBoolean warned = new AtomicBoolean();

    public ForwardedHeaderValve(TrustedProxies trusted, ServerProperties server) {
        super(true);
        this.trusted = trusted;
        this.baseUrl = server.baseUrl();
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addEngineValves(this);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        if (isTrusted(request.getRemoteAddr())) {
            var visitor = visitor(request);
            request.setRemoteAddr(visitor);
            request.setRemoteHost(visitor);
        } else if (trusted.areNone() && request.getHeader(FORWARDED_FOR) != null && warned.compareAndSet(false, true)) {
            log.warn(
                    "A request came from {} with X-Forwarded-For, which is ignored. If that is your reverse proxy, set"
                            + " COMMUNIQUE_TRUSTEDPROXIES to its address; until then all visitors count as one.",
                    request.getRemoteAddr());
        }
        if ("https".equals(baseUrl.getScheme())) {
            request.setSecure(true);
            request.getCoyoteRequest().scheme().setString("https");
            request.setServerPort(baseUrl.getPort() < 0 ? HTTPS_PORT : baseUrl.getPort());
        }
        getNext().invoke(request, response);
    }

    private String visitor(Request request) {
        var visitor = request.getRemoteAddr();
        for (var address : forwardedFor(request).reversed()) {
            if (!isAddress(address)) {
                return visitor;
            }
            visitor = address;
            if (!isTrusted(address)) {
                return visitor;
            }
        }
        return visitor;
    }

    private static List<String> forwardedFor(Request request) {
        return Collections.list(request.getHeaders(FORWARDED_FOR)).stream()
                .flatMap(header -> Arrays.stream(header.split(",")))
                .map(String::strip)
                .toList();
    }

    private boolean isTrusted(String address) {
        return isAddress(address) && trusted.contain(InetAddress.ofLiteral(address));
    }

    /** Never a name, which would be looked up. */
    private static boolean isAddress(String text) {
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
