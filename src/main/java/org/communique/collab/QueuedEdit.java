package org.communique.collab;

/**
 * An edit that waits for the next tick.
 *
 * @param answer whether it answers the server's question for all that it lacks
 */
record QueuedEdit(Seat seat, byte[] update, boolean answer) {}
