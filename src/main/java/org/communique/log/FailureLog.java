package org.communique.log;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.springframework.core.NestedExceptionUtils;

/** Logs the trace of each kind of failure once an hour, and otherwise one line a second at most. */
public final class FailureLog {

    private static final Duration UNTIL_TRACED_AGAIN = Duration.ofHours(1);
    private static final int MOST_KINDS = 200;
    private static final String OURS = "org.communique.";

    private final Logger log;
    private final String what;
    private final LineLimit limit;
    private final Map<String, Boolean> traced;

    /** @param what failed, such as {@code A screen} */
    public FailureLog(Logger log, String what) {
        this(log, what, System::nanoTime);
    }

    public FailureLog(Logger log, String what, LongSupplier nanoseconds) {
        this.log = log;
        this.what = what;
        this.limit = new LineLimit(nanoseconds);
        this.traced = Caffeine.newBuilder()
                .maximumSize(MOST_KINDS)
                .expireAfterWrite(UNTIL_TRACED_AGAIN)
                .ticker(nanoseconds::getAsLong)
                .<String, Boolean>build()
                .asMap();
    }

    public void failed(Throwable failure) {
        var kind = kind(failure);
        if (traced.putIfAbsent(kind, true) == null) {
            log.error("{} failed", what, failure);
        } else if (limit.isDue()) {
            log.error("{} failed again: {} ({} more since the last such line)", what, kind, limit.leftOut());
        }
    }

    /** The class and place of its cause without the message, which may quote what a person entered. */
    public static String kind(Throwable failure) {
        // What wraps it is the same for all failures of requests.
        var cause = NestedExceptionUtils.getMostSpecificCause(failure);
        var kind = new StringBuilder(cause.getClass().getName());
        var frames = cause.getStackTrace();
        if (frames.length > 0) {
            kind.append(" at ").append(frames[0]);
        }
        for (var frame : frames) {
            if (frame.getClassName().startsWith(OURS)) {
                return frame.equals(frames[0])
                        ? kind.toString()
                        : kind.append(" from ").append(frame).toString();
            }
        }
        return kind.toString();
    }
}
