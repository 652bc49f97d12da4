package org.communique.collab.room;

/** What became of a text that a member brought into a draft through the server. */
public enum EditResult {
    APPLIED,
    FROZEN,
    /** Other edits came before it, which was to follow one revision only. */
    OVERTAKEN,
    /** The draft would not fit its limits. */
    TOO_LARGE,
    /** Lists, quotes or tables are inside each other more than {@value DraftSchema#MAX_DEPTH} times. */
    TOO_DEEP
}
