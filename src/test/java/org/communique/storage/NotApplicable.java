package org.communique.storage;

/** A test of a specification asks for what the product does not use. */
class NotApplicable extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String what;

    NotApplicable(String what) {
        super(what);
        this.what = what;
    }

    String what() {
        return what;
    }
}
