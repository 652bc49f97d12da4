package org.communique.storage;

/** A test of a specification asks for what the product does not use. */
class UnsupportedSpecificationException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;

    UnsupportedSpecificationException(String what) {
        super(what);
        this.what = what;
    }

    String what() {
        return what;
    }
}
