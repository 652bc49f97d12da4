package org.communique.ledger;

/** The server must not start: it would sign with a key that breaks with all that was signed before. */
final class LedgerKeyUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    LedgerKeyUnusableException(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
