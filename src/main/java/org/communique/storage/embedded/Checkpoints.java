package org.communique.storage.embedded;

import java.io.IOException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the journal short, and with it the next start after a crash. */
final class Checkpoints implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Checkpoints.class);
    private static final int MAX_SECONDS = 60;

    private final Store store;
    private final long maxJournalBytes;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("embedded-mongo-checkpoints").factory());
    private int secondsSinceLast;

    private Checkpoints(Store store, long maxJournalBytes) {
        this.store = store;
        this.maxJournalBytes = maxJournalBytes;
    }

    static Checkpoints of(Store store, long maxJournalBytes) {
        Checkpoints checkpoints = new Checkpoints(store, maxJournalBytes);
        checkpoints.timer.scheduleWithFixedDelay(checkpoints::check, 1, 1, TimeUnit.SECONDS);
        return checkpoints;
    }

    private void check() {
        secondsSinceLast++;
        long journal = store.journalSize();
        if (journal < maxJournalBytes && (journal == 0 || secondsSinceLast < MAX_SECONDS)) {
            return;
        }
        try {
            store.checkpoint();
            secondsSinceLast = 0;
        } catch (IOException | RuntimeException e) {
            log.error("The embedded store could not move its journal into its file", e);
        }
    }

    @Override
    public void close() {
        timer.close();
    }
}
