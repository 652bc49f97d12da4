package org.communique;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** Prints one line when the server is stopped during startup, instead of an error from each half-started part. */
final class StartupShutdownHook extends Thread {

    private volatile boolean over;

    void over() {
        over = true;
    }

    @Override
    public void run() {
        if (!over) {
            ((LoggerContext) LoggerFactory.getILoggerFactory()).stop();
            System.err.println("Communiqué was stopped before it had started.");
        }
    }
}
