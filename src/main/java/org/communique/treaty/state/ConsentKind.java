package org.communique.treaty.state;

/** The names are part of message keys. */
public enum ConsentKind {
    RATIFICATION,
    ACCEPTANCE,
    APPROVAL,
    ACCESSION,
    SUCCESSION,
    FORMAL_CONFIRMATION
}
