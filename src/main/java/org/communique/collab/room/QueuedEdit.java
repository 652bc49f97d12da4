package org.communique.collab.room;

/**
 * An edit that waits for the next tick.
 *
 * @param answer whether it answers the server's question for all that it lacks
 * @param arrived when, as {@link System#nanoTime} tells it
 */
public record QueuedEdit(ClientConnection seat, byte[] update, boolean answer, long arrived) {

    public QueuedEdit(ClientConnection seat, byte[] update, boolean answer) {
        this(seat, update, answer, System.nanoTime());
    }
}
