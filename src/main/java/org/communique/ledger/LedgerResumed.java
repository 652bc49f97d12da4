package org.communique.ledger;

/** The ledger takes entries again, after the operator accepted that a restoration has lost some. */
public record LedgerResumed() {}
