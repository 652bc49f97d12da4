package org.communique.notification;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Two threads, so that thousands of mails take nothing from those at work. It is no Spring {@code TaskExecutor}: of those
 * Vaadin wants to find one alone.
 */
final class Background implements Executor, AutoCloseable {

    private final ExecutorService threads = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().name("notification-", 1).factory());

    @Override
    public void execute(Runnable task) {
        threads.execute(task);
    }

    @Override
    public void close() throws InterruptedException {
        threads.shutdown();
        if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
            threads.shutdownNow();
        }
    }
}
