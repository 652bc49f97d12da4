package org.communique.http;

import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.communique.log.LineLimit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.springframework.core.NestedExceptionUtils;

/** One line for a refused request or connection, and no more than one in a second, since strangers decide how many there are. */
public final class RefusalLog {

    private static final Logger log = LoggerFactory.getLogger(RefusalLog.class);

    /** What follows may be a token. */
    private static final Pattern FIRST_STEP = Pattern.compile("/[\\w.-]{0,40}");

    private final LineLimit limit = new LineLimit();

    public void refused(int status, Request request) {
        if (limit.isDue()) {
            log.info(
                    "Refused with {}: {} {} from {} ({} more since the last such line)",
                    status,
                    method(request.getMethod()),
                    firstStep(request.getDecodedRequestURI()),
                    request.getRemoteAddr(),
                    limit.leftOut());
        }
    }

    /** One for which there was no request yet. */
    public void refusedConnection(String address, int most) {
        if (limit.isDue()) {
            log.warn(
                    "Refused a connection from {}, which has {} open on which no one is signed in, as many as one network may"
                            + " have ({} more since the last such line). If that is your reverse proxy, set"
                            + " COMMUNIQUE_TRUSTEDPROXIES to its address. If many people share it, as in a conference hall,"
                            + " raise COMMUNIQUE_CONNECTIONS_PERNETWORK.",
                    address,
                    most,
                    limit.leftOut());
        }
    }

    /**
     * One that failed for a reason outside the server's code. Of the failure only the class is logged: its message may quote a text or a
     * name.
     *
     * @param why how the line goes on, such as {@code because the server was busy}
     */
    public void refused(Level level, String why, Throwable failure) {
        if (limit.isDue()) {
            log.atLevel(level)
                    .log(
                            "Refused a request {}: {} ({} more since the last such line)",
                            why,
                            NestedExceptionUtils.getMostSpecificCause(failure)
                                    .getClass()
                                    .getSimpleName(),
                            limit.leftOut());
        }
    }

    private static String method(@Nullable String method) {
        return method != null && method.matches("[A-Z]{1,10}") ? method : "a request";
    }

    private static String firstStep(@Nullable String path) {
        var step = FIRST_STEP.matcher(path == null ? "" : path);
        return step.lookingAt() ? "to " + step.group() : "to no address";
    }
}
