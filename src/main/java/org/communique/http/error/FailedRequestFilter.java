package org.communique.http.error;

import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.coyote.CloseNowException;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.communique.http.RefusalLog;
import org.communique.log.FailureLog;
import org.communique.storage.DatabaseOutage;
import org.communique.work.TooBusyException;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.beans.InvalidPropertyException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.multipart.MultipartException;

/**
 * Answers 503 where the server or its store has too much to do, 400 where parameters cannot be read, and 500 for other failures. It
 * logs a line where Tomcat would log a stack trace each time. An answer that has begun is broken off, so that nobody takes it for whole.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FailedRequestFilter extends OncePerRequestFilter {

    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD");

    private final RefusalLog refusals = new RefusalLog();
    private final FailureLog failures = new FailureLog(LoggerFactory.getLogger(FailedRequestFilter.class), "A request");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            if (WITHOUT_BODY.contains(request.getMethod())) {
                // What is wrong in the address is found before a page is half rendered.
                request.getParameterMap();
            }
            chain.doFilter(request, response);
        } catch (ServletException | RuntimeException e) {
            if (hasUnreadableBody(request)) {
                // Tomcat has set the status already, so that nothing else could be answered; ErrorResponseValve does,
                // and logs it.
                return;
            }
            if (isTemporary(e)) {
                refusals.refused(Level.WARN, "because the server was busy", e);
                refuse(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, e);
            } else if (hasUnreadableParameters(e)) {
                refusals.refused(Level.INFO, "with unreadable parameters", e);
                refuse(response, HttpServletResponse.SC_BAD_REQUEST, e);
            } else {
                failures.failed(e);
                refuse(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, e);
            }
        }
    }

    private static void refuse(HttpServletResponse response, int status, Exception failure) throws IOException {
        if (response.isCommitted()) {
            throw new CloseNowException(failure);
        }
        response.reset();
        response.sendError(status);
    }

    /** It was refused while it was read, or did not come to its end, whatever failed because of that. */
    private static boolean hasUnreadableBody(HttpServletRequest request) {
        return request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof IOException;
    }

    /** Tomcat could not decode them or find the parts of a form, or Spring cannot tell which field of a form is meant. */
    private static boolean hasUnreadableParameters(Throwable failure) {
        return causes(failure)
                .anyMatch(cause -> cause instanceof InvalidParameterException
                        || cause instanceof InvalidPropertyException
                        || cause instanceof MultipartException);
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause);
    }

    private static boolean isTemporary(Throwable failure) {
        return DatabaseOutage.hasCaused(failure) || causes(failure).anyMatch(TooBusyException.class::isInstance);
    }
}
