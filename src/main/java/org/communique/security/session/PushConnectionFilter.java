package org.communique.security.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Locale;
import java.util.Objects;
import org.communique.http.limit.OpenConnections;
import org.springframework.http.HttpHeaders;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Allows push connections only to members, and only a limited number: Vaadin would keep those of anonymous visitors open. Compression
 * is off: it would cost more than 100 KB for each.
 */
public final class PushConnectionFilter extends OncePerRequestFilter {

    private static final String EXTENSIONS = "Sec-WebSocket-Extensions";

    /** As many as sockets for drafts; a screen has one. */
    public static final int MOST_OF_A_MEMBER = 64;

    private final OpenConnections open = new OpenConnections(MOST_OF_A_MEMBER);

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        var path = request.getServletPath() + Objects.toString(request.getPathInfo(), "");
        return !path.startsWith("/VAADIN/push") && !asksForASocket(request);
    }

    private static boolean asksForASocket(HttpServletRequest request) {
        return Collections.list(request.getHeaders(HttpHeaders.UPGRADE)).stream()
                .anyMatch(upgrade -> upgrade.toLowerCase(Locale.ROOT).contains("websocket"));
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!(SecurityContextHolder.getContext().getAuthentication() instanceof MemberAuthentication member)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (!open.addCurrent(member.getName())) {
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            chain.doFilter(new Uncompressed(request), response);
        }
    }

    /** Tomcat agrees to compression by itself, so it must not see that it was asked. */
    private static final class Uncompressed extends HttpServletRequestWrapper {

        Uncompressed(HttpServletRequest request) {
            super(request);
        }

        @Override
        public Enumeration<String> getHeaders(String name) {
            return name.equalsIgnoreCase(EXTENSIONS) ? Collections.emptyEnumeration() : super.getHeaders(name);
        }
    }
}
