package org.communique.mail;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Two threads, so that telling thousands takes nothing from those at work. It is no Spring {@code TaskExecutor}: of those Vaadin wants
 * to find one alone.
 */
final class EventExecutor implements Executor, AutoCloseable {

    private final ExecutorService threads = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().name("events-", 1).factory());

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    /** What is left is in the store, and told of at the next start. */
    @Override
    public void close() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
