package org.communique.collab.room;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/**
 * For how long a room gathers what comes in before it passes it on as one: the fuller the room the longer, since each
 * message goes to everyone in it, and the busier the node, since what all rooms store at one moment is one command. No one
 * reads a caret that jumps ten times a second among hundreds.
 */
final class AdaptiveBatchDelay {

    private static final Duration EDITS_PER_CONNECTION = Duration.ofNanos(400_000);

    /** No one sees that an edit came so much later. */
    private static final Duration EDITS_AT_MOST = Duration.ofMillis(35);

    /** Among hundreds twice that, for half as many messages. */
    private static final Duration EDITS_PER_CONNECTION_OF_CROWD = Duration.ofNanos(115_000);

    private static final Duration EDITS_OF_CROWD_AT_MOST = Duration.ofMillis(75);

    private static final Duration PRESENCE_PER_CONNECTION = Duration.ofMillis(2);
    /** Of more, not all is said at once. */
    private static final int FULL = 100;

    /** Of all rooms together; a few hundred edits a second are nothing yet. */
    private static final Duration PER_EDIT_A_SECOND = Duration.ofNanos(10_000);

    private static final int BUSY = 4_000;
    private static final long WINDOW_NANOS = Duration.ofMillis(250).toNanos();

    private final Duration least;
    private final LongAdder edits = new LongAdder();
    private volatile int editsPerSecond;
    private volatile long windowBegan = System.nanoTime();

    AdaptiveBatchDelay(Duration least) {
        this.least = least;
    }

    /** An edit has come in. */
    void received() {
        edits.increment();
    }

    Duration forEdits(int connections) {
        var ofRoom = longer(
                shorter(EDITS_PER_CONNECTION.multipliedBy(connections), EDITS_AT_MOST),
                shorter(EDITS_PER_CONNECTION_OF_CROWD.multipliedBy(connections), EDITS_OF_CROWD_AT_MOST));
        return longer(least.plus(ofRoom), PER_EDIT_A_SECOND.multipliedBy(Math.min(editsPerSecond(), BUSY)));
    }

    Duration forPresence(int connections) {
        return least.plus(PRESENCE_PER_CONNECTION.multipliedBy(Math.min(connections, FULL)));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private int editsPerSecond() {
        long now = System.nanoTime();
        long elapsed = now - windowBegan;
        if (elapsed > WINDOW_NANOS) {
            windowBegan = now;
            editsPerSecond = (int) (edits.sumThenReset() * 1e9 / elapsed);
        }
        return editsPerSecond;
    }
}
