package org.communique.screen;

import java.util.function.LongSupplier;
import org.communique.log.FailureLog;
import org.communique.log.LineLimit;
import org.communique.storage.DatabaseOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs where screens failed, in few lines, since a browser decides how often they do. */
public final class ScreenErrorLog {

    private static final Logger log = LoggerFactory.getLogger(ScreenErrorLog.class);

    public static final ScreenErrorLog SCREENS = new ScreenErrorLog(System::nanoTime);

    private final FailureLog failures;
    private final LineLimit limit;

    ScreenErrorLog(LongSupplier nanoseconds) {
        this.failures = new FailureLog(log, "A screen", nanoseconds);
        this.limit = new LineLimit(nanoseconds);
    }

    public void failed(Throwable failure) {
        if (DatabaseOutage.hasCaused(failure)) {
            unavailable(failure);
        } else {
            failures.failed(failure);
        }
    }

    void unavailable(Throwable failure) {
        if (limit.isDue()) {
            log.warn(
                    "A screen failed because a database did not answer: {} ({} more since the last such line)",
                    DatabaseOutage.kind(failure),
                    limit.leftOut());
        }
    }

    /** The member may not do that, or no longer. */
    public void denied(Throwable refusal) {
        if (limit.isDue()) {
            log.info(
                    "A screen was refused: {} ({} more since the last such line)",
                    FailureLog.kind(refusal),
                    limit.leftOut());
        }
    }

    /** The browser sent what no screen sends. */
    public void invalid(Throwable refusal) {
        if (limit.isDue()) {
            log.info(
                    "A browser sent an invalid message: {} ({} more since the last such line)",
                    FailureLog.kind(refusal),
                    limit.leftOut());
            log.debug("Stack trace of the invalid message", refusal);
        }
    }
}
