package org.communique.collab;

/**
 * An edit that waits for the next tick.
 *
 * @param answer whether it answers the server's question for all that it lacks
 * @param arrived when, as {@link System#nanoTime} tells it
 */
record QueuedEdit(Seat seat, byte[] update, boolean answer, long arrived) {

    QueuedEdit(Seat seat, byte[] update, boolean answer) {
        this(seat, update, answer, System.nanoTime());
    }
}
