package org.communique.storage;

import org.jspecify.annotations.Nullable;

/** The server does not start with a MongoDB that does not meet its requirements. */
final class MongoUnusableException extends RuntimeException {

    private final String remedy;

    MongoUnusableException(String message, String remedy) {
        this(message, remedy, null);
    }

    MongoUnusableException(String message, String remedy, @Nullable Throwable cause) {
        super(message, cause);
        this.remedy = remedy;
    }

    String remedy() {
        return remedy;
    }
}
