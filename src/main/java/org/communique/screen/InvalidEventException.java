package org.communique.screen;

/** An event in the browser does not say what it must: no screen of ours has sent it. */
public final class InvalidEventException extends RuntimeException {

    InvalidEventException(String message) {
        super(message);
    }

    InvalidEventException(String message, Throwable cause) {
        super(message, cause);
    }
}
