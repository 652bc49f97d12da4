package org.communique.workflow;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for a condition, at most ten seconds. */
final class Eventually {

    private Eventually() {}

    static void until(BooleanSupplier condition) {
        var end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("it did not come about within ten seconds");
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
