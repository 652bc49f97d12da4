package org.communique.crdt.event;

import org.jspecify.annotations.Nullable;

/**
 * How the value of a key changed.
 *
 * @param oldValue the value before, a plain value or a {@link org.communique.crdt.YType}; {@link
 *     org.communique.crdt.value.Undefined} if there was none
 */
public record KeyChange(Action action, @Nullable Object oldValue) {

    public enum Action {
        ADD,
        UPDATE,
        DELETE
    }
}
