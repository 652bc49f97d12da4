package org.communique.crdt;

import org.jspecify.annotations.Nullable;

/**
 * What happened to the value of a key.
 *
 * @param oldValue the value before, a plain value or a {@link YType}; {@link Undefined} if there was none
 */
public record KeyChange(Action action, @Nullable Object oldValue) {

    public enum Action {
        ADD,
        UPDATE,
        DELETE
    }
}
