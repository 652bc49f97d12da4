package org.communique.work;

/** The work was not begun: the member, or the server, has as much to do as it takes at once. */
public final class TooBusyException extends RuntimeException {

    private static final long serialVersionUID = 1;

    TooBusyException() {
        super("too much work is waiting", null, false, false);
    }
}
