package org.communique.treaty.ask;

/** Where it stands with one target. The names are part of message keys. */
public enum TargetStatus {
    TO_CONTACT,
    CONTACTED,
    IN_TALKS,
    PROMISED,
    DONE,
    REFUSED
}
