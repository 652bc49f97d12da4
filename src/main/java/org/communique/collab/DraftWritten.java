package org.communique.collab;

/** Someone wrote in the draft. Published at most every half a minute for each draft that is open. */
public record DraftWritten(DraftId draft) {}
