package org.communique.security.session;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.web.filter.OncePerRequestFilter;

/** Restores the session of a browser that was on another node, or on this one before a restart. */
public final class RestoredSessionFilter extends OncePerRequestFilter {

    private final SessionService sessionService;
    private final boolean binding;
    private final SecurityContextRepository contexts = new HttpSessionSecurityContextRepository();

    /** @param binding whether the browser shall be at home here from now on, and not for this request alone */
    public RestoredSessionFilter(SessionService sessionService, boolean binding) {
        this.sessionService = sessionService;
        this.binding = binding;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var current = SecurityContextHolder.getContext().getAuthentication();
        if (current == null) {
            sessionService.restore(request).ifPresent(session -> goOn(session, request, response));
        } else if (current instanceof MemberAuthentication session && request.getSession(false) != null) {
            sessionService.use(session, request.getSession());
        }
        chain.doFilter(request, response);
    }

    private void goOn(MemberAuthentication session, HttpServletRequest request, HttpServletResponse response) {
        var context = new SecurityContextImpl(session);
        SecurityContextHolder.setContext(context);
        if (binding) {
            if (request.getSession(false) != null) {
                request.changeSessionId();
            }
            contexts.saveContext(context, request, response);
            sessionService.use(session, request.getSession());
        }
    }
}
