package org.communique;

import java.io.InterruptedIOException;
import java.time.Duration;

/**
 * The pace of a slow peer, or of people at work, that a test imitates. A test that waits for a state uses Awaitility or a latch
 * with a deadline.
 */
public final class Pace {

    private Pace() {}

    public static void pause(Duration length) throws InterruptedIOException {
        try {
            Thread.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while a slow peer was imitated");
        }
    }
}
