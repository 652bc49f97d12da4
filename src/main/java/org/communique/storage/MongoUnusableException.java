package org.communique.storage;

import org.jspecify.annotations.Nullable;

/** The server does not start on a MongoDB on which it could not keep its promises. */
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
