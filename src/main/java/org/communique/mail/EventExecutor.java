package org.communique.mail;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Two threads, so that notifying thousands does not slow other work. Not a Spring {@code TaskExecutor}: Vaadin expects only one.
 */
final class EventExecutor implements Executor, AutoCloseable {

    private final ExecutorService threads = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().name("events-", 1).factory());

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** Remaining events are stored, and delivered at the next start. */
    @Override
    public void close() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
