package org.communique.shell;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.storage.DatabaseOutage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Logs where screens failed: the whole trace once in a while, and a line for each failure of the same kind in between. */
final class ScreenErrorLog {

    private static final Logger log = LoggerFactory.getLogger(ScreenErrorLog.class);
    private static final long PAUSE = Duration.ofMinutes(1).toNanos();
    private static final int MOST_KINDS = 200;

    private final Map<String, Long> traced = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Long> eldest) {
            return size() > MOST_KINDS;
        }
    };

    void failed(Throwable failure) {
        if (DatabaseOutage.hasCaused(failure)) {
            log.warn("A screen could not be read, as a database did not answer: {}", DatabaseOutage.kind(failure));
            return;
        }
        var kind = kind(failure);
        if (isDue(kind)) {
            log.error("A screen failed", failure);
        } else {
            log.error("A screen failed again: {}", kind);
        }
    }

    private synchronized boolean isDue(String kind) {
        long now = System.nanoTime();
        var last = traced.get(kind);
        if (last != null && now - last < PAUSE) {
            return false;
        }
        traced.put(kind, now);
        return true;
    }

    /** Without the message, which may quote what a person entered. */
    static String kind(Throwable failure) {
        var frames = failure.getStackTrace();
        return failure.getClass().getName() + (frames.length == 0 ? "" : " at " + frames[0]);
    }
}
