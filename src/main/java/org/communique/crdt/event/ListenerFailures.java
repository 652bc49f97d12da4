package org.communique.crdt.event;

import org.jspecify.annotations.Nullable;

/** Collects what listeners throw until the document is consistent again. */
public final class ListenerFailures {

    private @Nullable RuntimeException first;

    void add(RuntimeException failure) {
        if (first == null) {
            first = failure;
        } else if (first != failure) {
            first.addSuppressed(failure);
        }
    }

    public void throwIfAny() {
        if (first != null) {
            throw first;
        }
    }
}
