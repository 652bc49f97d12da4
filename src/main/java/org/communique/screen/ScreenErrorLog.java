package org.communique.screen;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import org.communique.storage.DatabaseOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs where screens failed: the trace of each kind of failure once an hour, and otherwise one line a second at most, since a browser
 * decides how many there are.
 */
public final class ScreenErrorLog {

    private static final Logger log = LoggerFactory.getLogger(ScreenErrorLog.class);
    private static final Duration UNTIL_TRACED_AGAIN = Duration.ofHours(1);
    private static final long PAUSE = Duration.ofSeconds(1).toNanos();
    private static final int MOST_KINDS = 200;
    private static final String OURS = "org.communique.";

    public static final ScreenErrorLog SCREENS = new ScreenErrorLog(System::nanoTime);

    private final LongSupplier nanoseconds;
    private final Map<String, Boolean> traced;
    private final AtomicLong next;
    private final AtomicLong unlogged = new AtomicLong();

    ScreenErrorLog(LongSupplier nanoseconds) {
        this.nanoseconds = nanoseconds;
        this.next = new AtomicLong(nanoseconds.getAsLong());
        this.traced = Caffeine.newBuilder()
                .maximumSize(MOST_KINDS)
                .expireAfterWrite(UNTIL_TRACED_AGAIN)
                .ticker(nanoseconds::getAsLong)
                .<String, Boolean>build()
                .asMap();
    }

    public void failed(Throwable failure) {
        if (DatabaseOutage.hasCaused(failure)) {
            unavailable(failure);
            return;
        }
        var kind = kind(failure);
        if (traced.putIfAbsent(kind, true) == null) {
            log.error("A screen failed", failure);
        } else if (isDue()) {
            log.error("A screen failed again: {} ({} more since the last such line)", kind, unlogged.getAndSet(0));
        }
    }

    void unavailable(Throwable failure) {
        if (isDue()) {
            log.warn(
                    "A screen failed because a database did not answer: {} ({} more since the last such line)",
                    DatabaseOutage.kind(failure),
                    unlogged.getAndSet(0));
        }
    }

    /** The member may not do that, or no longer. */
    public void denied(Throwable refusal) {
        if (isDue()) {
            log.info(
                    "A screen was refused: {} ({} more since the last such line)",
                    kind(refusal),
                    unlogged.getAndSet(0));
        }
    }

    /** The browser sent what no screen sends. */
    public void invalid(Throwable refusal) {
        if (isDue()) {
            log.info(
                    "A browser sent an invalid message: {} ({} more since the last such line)",
                    kind(refusal),
                    unlogged.getAndSet(0));
            log.debug("Stack trace of the invalid message", refusal);
        }
    }

    private boolean isDue() {
        long now = nanoseconds.getAsLong();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PAUSE)) {
            return true;
        }
        unlogged.incrementAndGet();
        return false;
    }

    /** Without the message, which may quote what a person entered. */
    private static String kind(Throwable failure) {
        var kind = new StringBuilder(failure.getClass().getName());
        var frames = failure.getStackTrace();
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
