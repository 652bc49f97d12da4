package org.communique.treaty.register;

/** The outcome of deleting an instrument or an edition. The names are part of message keys. */
public enum RegisterDeletion {
    DELETED,
    /** It was changed or deleted since it was read. */
    CHANGED_MEANWHILE,
    /** It comes with the product. */
    BUILT_IN,
    /** Something refers to it: an instrument's editions, or positions, asks, votes, requests, texts and what States did. */
    IN_USE
}
