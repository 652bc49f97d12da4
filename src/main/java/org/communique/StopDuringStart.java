package org.communique;

import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;

/** Whoever stops the server while it starts reads one line, and not what each half-started part has to say of it. */
final class StopDuringStart extends Thread {

    private volatile boolean over;

    void over() {
        over = true;
    }

    @Override
    public void run() {
        if (!over) {
            LoggingSystem.get(StopDuringStart.class.getClassLoader())
                    .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.OFF);
            System.err.println("Communiqué was stopped before it had started.");
        }
    }
}
