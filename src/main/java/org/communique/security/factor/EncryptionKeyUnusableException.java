package org.communique.security.factor;

/** The server must not start: secrets that are sealed already would not open, and new ones would not open elsewhere. */
final class EncryptionKeyUnusableException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    EncryptionKeyUnusableException(String what, String remedy) {
        super(what);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
