package org.communique.collab;

import java.time.Duration;

/**
 * For how long a room gathers what comes in before it passes it on as one: the fuller the room the longer, since each
 * message goes to everybody in it. Nobody reads a caret that jumps ten times a second among hundreds.
 */
final class Pace {

    private static final Duration EDITS_PER_SEAT = Duration.ofNanos(100_000);
    private static final Duration PRESENCE_PER_SEAT = Duration.ofMillis(2);
    private static final int FULL = 500;

    private Pace() {}

    static Duration ofEdits(Duration tick, int seats) {
        return tick.plus(EDITS_PER_SEAT.multipliedBy(Math.min(seats, FULL)));
    }

    static Duration ofPresence(Duration tick, int seats) {
        return tick.plus(PRESENCE_PER_SEAT.multipliedBy(Math.min(seats, FULL)));
    }
}
