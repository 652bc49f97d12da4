package org.communique.amendment.suggestion;

/** There is no fork of this draft: it was removed or is not made yet, or someone wrote in it with ids of others. */
final class NoForkException extends IllegalStateException {

    private static final long serialVersionUID = 1;

    NoForkException(String message) {
        super(message);
    }
}
