package org.communique.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.logout.SecurityContextLogoutHandler;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns a visitor whose access was revoked into a stranger, who is then asked to sign in. */
final class EndedSessionFilter extends OncePerRequestFilter {

    private final SecurityContextLogoutHandler end = new SecurityContextLogoutHandler();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (SecurityContextHolder.getContext().getAuthentication() instanceof MemberAuthentication member
                && !member.isAuthenticated()) {
            end.logout(request, response, member);
        }
        chain.doFilter(request, response);
    }
}
