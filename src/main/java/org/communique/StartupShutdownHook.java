package org.communique;

import ch.qos.logback.classic.LoggerContext;
import org.slf4j.LoggerFactory;

/** Whoever stops the server while it starts reads one line, and not what each half-started part has to say of it. */
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
