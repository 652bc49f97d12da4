package org.communique.demo;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Has visitors wait until the demo is filled: until then accounts are missing, and the clock is set back. */
@Component
@ConditionalOnProperty("communique.demo")
@Order(Ordered.HIGHEST_PRECEDENCE + 2)
class DemoFillingFilter extends OncePerRequestFilter {

    private final DemoStore store;
    private volatile boolean filled;

    DemoFillingFilter(DemoStore store) {
        this.store = store;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return filled
                || request.getRequestURI().startsWith("/actuator/")
                || request.getRequestURI().equals("/livez");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        filled = store.isFilled();
        if (filled) {
            chain.doFilter(request, response);
        } else {
            response.setHeader("Refresh", "3");
            response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }
}
