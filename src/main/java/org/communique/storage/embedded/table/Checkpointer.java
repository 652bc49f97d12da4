package org.communique.storage.embedded.table;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the journal short, so that the next start after a crash is quick. */
public final class Checkpointer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Checkpointer.class);
    private static final int MAX_SECONDS = 60;

    private final TableStore tableStore;
    private final long maxJournalBytes;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("embedded-mongo-checkpoints").factory());
    private int secondsSinceLast;

    private Checkpointer(TableStore tableStore, long maxJournalBytes) {
        this.tableStore = tableStore;
        this.maxJournalBytes = maxJournalBytes;
    }

    public static Checkpointer of(TableStore tableStore, long maxJournalBytes) {
        Checkpointer checkpointer = new Checkpointer(tableStore, maxJournalBytes);
        checkpointer.timer.scheduleWithFixedDelay(checkpointer::check, 1, 1, TimeUnit.SECONDS);
        return checkpointer;
    }

    private void check() {
        secondsSinceLast++;
        try {
            long journal = tableStore.journalSize();
            if (!tableStore.isWritten()
                    || journal < maxJournalBytes && (journal == 0 || secondsSinceLast < MAX_SECONDS)) {
                return;
            }
            tableStore.checkpoint();
            secondsSinceLast = 0;
        } catch (Throwable e) {
            // The timer would not come again, without a word.
            log.error("The embedded store could not move its journal into its file", e);
        }
    }

    @Override
    public void close() {
        timer.close();
    }
}
