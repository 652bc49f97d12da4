package org.communique.shell;

import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Map;
import org.communique.storage.DatabaseOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs where screens failed: the whole trace once in a while, and a line for each failure of the same kind in between. */
final class ScreenErrorLog {

    private static final Logger log = LoggerFactory.getLogger(ScreenErrorLog.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final int MOST_KINDS = 200;

    private final Map<String, Boolean> traced = Caffeine.newBuilder()
            .maximumSize(MOST_KINDS)
            .expireAfterWrite(PAUSE)
            .<String, Boolean>build()
            .asMap();

    void failed(Throwable failure) {
        if (DatabaseOutage.hasCaused(failure)) {
            log.warn("A screen could not be read, as a database did not answer: {}", DatabaseOutage.kind(failure));
            return;
        }
        var kind = kind(failure);
        if (traced.putIfAbsent(kind, true) == null) {
            log.error("A screen failed", failure);
        } else {
            log.error("A screen failed again: {}", kind);
        }
    }

    /** Without the message, which may quote what a person entered. */
    static String kind(Throwable failure) {
        var frames = failure.getStackTrace();
        return failure.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
    }
}
