package org.communique.collab.room;

/**
 * A draft at one moment.
 *
 * @param update its whole state
 * @param seq the number of the last edit in it
 */
public record DraftState(byte[] update, long seq) {}
