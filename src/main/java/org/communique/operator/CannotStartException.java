package org.communique.operator;

import org.jspecify.annotations.Nullable;

/** The server must not start as things are. It says so in one line, and what to do. */
public class CannotStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final @Nullable String remedy;

    public CannotStartException(String message, @Nullable String remedy) {
        this(message, remedy, null);
    }

    public CannotStartException(String message, @Nullable String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    public @Nullable String remedy() {
        return remedy;
    }
}
