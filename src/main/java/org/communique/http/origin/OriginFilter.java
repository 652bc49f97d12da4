package org.communique.http.origin;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.communique.http.RequestTarget;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses requests that pages of other origins make a browser send: all that change something, and those of screens. The API needs a
 * token that browsers do not send by themselves, and {@code /collab} has a list of its own.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
class OriginFilter extends OncePerRequestFilter {

    /** What a browser says for a form on a page with {@code Referrer-ApprovalPolicy: no-referrer}, which ours have; a form has a token. */
    private static final String WITHHELD = "null";

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

    private final SameOriginCheck sameOriginCheck;

    OriginFilter(SameOriginCheck sameOriginCheck) {
        this.sameOriginCheck = sameOriginCheck;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.ORIGIN) == null
                || request.getRequestURI().startsWith("/api/")
                || request.getRequestURI().equals("/collab");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (isForeign(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else {
            chain.doFilter(request, response);
        }
    }

    private boolean isForeign(HttpServletRequest request) {
        var origin = request.getHeader(HttpHeaders.ORIGIN);
        if (sameOriginCheck.isOurs(origin, request)) {
            return false;
        }
        return isOfScreens(request) || !SAFE.contains(request.getMethod()) && !origin.equals(WITHHELD);
    }

    /** As Tomcat and Vaadin read it, whatever of it is percent-encoded. */
    private static boolean isOfScreens(HttpServletRequest request) {
        var path = RequestTarget.path(request);
        return path.startsWith("/VAADIN/push")
                || path.startsWith("/VAADIN/dynamic/")
                || path.startsWith("/HILLA/")
                || RequestTarget.query(request).contains("v-r=");
    }
}
