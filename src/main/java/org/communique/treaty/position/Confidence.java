package org.communique.treaty.position;

/** How sure the one who recorded it is. The names are part of message keys. */
public enum Confidence {
    /** Said in so many words, and the source was read. */
    CERTAIN,
    /** Concluded from what was said. */
    LIKELY,
    /** Heard from others. */
    UNCERTAIN
}
