package org.communique.treaty.stance;

/** Where an organisation stands on an article. The names are part of message keys. */
public enum Stance {
    SUPPORTS,
    OPPOSES,
    /** Supports it but for what it says in its words. */
    RESERVATION,
    NO_POSITION
}
