package org.communique.http;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;

/** One line for a refused request or connection, and no more than one in a second, since strangers decide how many there are. */
public final class RefusalLog {

    private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();

    /** What follows may be a token. */
    private static final Pattern FIRST_STEP = Pattern.compile("/[\\w.-]{0,40}");

    private final AtomicLong unlogged = new AtomicLong();
    private final AtomicLong next = new AtomicLong(System.nanoTime());

    public void refused(int status, Request request) {
        if (isDue()) {
            log.info(
                    "Refused with {}: {} {} from {} ({} more since the last such line)",
                    status,
                    method(request.getMethod()),
                    firstStep(request.getDecodedRequestURI()),
                    request.getRemoteAddr(),
                    unlogged.getAndSet(0));
        }
    }

    /** One for which there was no request yet. */
    public void refusedConnection(String address) {
        if (isDue()) {
            log.warn(
                    "Refused a connection from {}, which has as many open as one network may have ({} more since the"
                            + " last such line). If that is your reverse proxy, set COMMUNIQUE_TRUSTEDPROXIES to its"
                            + " address.",
                    address,
                    unlogged.getAndSet(0));
        }
    }

    /** One that the server, or its store, had no time for. */
    public void unavailable(Throwable failure) {
        if (isDue()) {
            log.warn(
                    "Refused a request because the server was busy: {} ({} more since the last such line)",
                    NestedExceptionUtils.getMostSpecificCause(failure)
                            .getClass()
                            .getSimpleName(),
                    unlogged.getAndSet(0));
        }
    }

    /** One with parameters that cannot be read; what they say may be a text or a name. */
    public void unreadable(Throwable failure) {
        if (isDue()) {
            log.info(
                    "Refused a request with unreadable parameters: {} ({} more since the last such line)",
                    NestedExceptionUtils.getMostSpecificCause(failure)
                            .getClass()
                            .getSimpleName(),
                    unlogged.getAndSet(0));
        }
    }

    private boolean isDue() {
        long now = System.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE)) {
            return true;
        }
        unlogged.incrementAndGet();
        return false;
    }

    private static String method(@Nullable String method) {
        return method != null && method.matches("[A-Z]{1,10}") ? method : "a request";
    }

    private static String firstStep(@Nullable String path) {
        var step = FIRST_STEP.matcher(path == null ? "" : path);
        return step.lookingAt() ? "to " + step.group() : "to no address";
    }
}
