package org.communique.crdt;

import org.jspecify.annotations.Nullable;

/** Keeps what listeners throw until the document is tidy again. */
final class Failures {

    private @Nullable RuntimeException first;

    void add(RuntimeException failure) {
        if (first == null) {
            first = failure;
        } else if (first != failure) {
            first.addSuppressed(failure);
        }
    }

    void throwIfAny() {
        if (first != null) {
            throw first;
        }
    }
}
