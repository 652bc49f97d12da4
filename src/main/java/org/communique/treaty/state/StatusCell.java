package org.communique.treaty.state;

/** What a State can have done about an instrument, each at most once at a time. The names are part of message keys. */
public enum StatusCell {
    SIGNATURE,
    /** The instrument by which it consents to be bound. */
    CONSENT,
    WITHDRAWAL
}
