package org.communique.http.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.stream.Stream;
import org.apache.coyote.CloseNowException;
import org.communique.http.RefusalLog;
import org.communique.storage.DatabaseOutage;
import org.communique.work.TooBusyException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Answers 503 where the server or its store has too much to do, and logs a line for it where Tomcat would log a stack trace. An answer
 * that has begun is broken off, so that nobody takes it for whole.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class UnavailableFilter extends OncePerRequestFilter {

    private final RefusalLog refusals = new RefusalLog();

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (!isTemporary(e)) {
                throw e;
            }
            refusals.unavailable(e);
            if (response.isCommitted()) {
                throw new CloseNowException(e);
            }
            response.reset();
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        }
    }

    private static boolean isTemporary(Throwable failure) {
        return DatabaseOutage.hasCaused(failure)
                || Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                        .anyMatch(TooBusyException.class::isInstance);
    }
}
