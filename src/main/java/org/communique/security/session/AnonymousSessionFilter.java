package org.communique.security.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes Vaadin treat an anonymous visitor as one whose session has ended. Otherwise it would create a session for every unknown
 * address, and each would take memory for hours.
 */
public final class AnonymousSessionFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean signedIn = SecurityContextHolder.getContext().getAuthentication() instanceof MemberAuthentication;
        chain.doFilter(signedIn ? request : new Sessionless(request), response);
    }

    /** {@code VaadinServletRequest} expects that there may be none. */
    private static final class Sessionless extends HttpServletRequestWrapper {

        Sessionless(HttpServletRequest request) {
            super(request);
        }

        @Override
        public @Nullable HttpSession getSession() {
            return null;
        }

        @Override
        public @Nullable HttpSession getSession(boolean create) {
            return null;
        }
    }
}
