package org.communique.crdt.value;

/** JavaScript's {@code undefined}, which the "any" encoding distinguishes from {@code null}. */
public enum Undefined {
    UNDEFINED;

    @Override
    public String toString() {
        return "undefined";
    }
}
