package org.communique.amendment.suggestion;

/** The fork is none of this draft: someone wrote in it with ids of others. */
final class NoForkException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    NoForkException(String message) {
        super(message);
    }
}
