package org.communique.treaty.instrument;

/** What an edition of a text is. The names are part of message keys. */
public enum EditionKind {
    ADOPTED,
    /** A text of the negotiation, which may number articles differently. */
    DRAFT,
    AMENDED
}
