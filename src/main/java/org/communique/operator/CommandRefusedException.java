package org.communique.operator;

/** A command was not carried out; the message says why, and what to do. */
public final class CommandRefusedException extends RuntimeException {

    public CommandRefusedException(String message) {
        super(message);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
