package org.communique.crdt;

import org.jspecify.annotations.Nullable;

/** One element of a document: the client that made it and the clock of that client. */
public record ElementId(long client, long clock) implements ItemParent {

    static boolean same(@Nullable ElementId a, @Nullable ElementId b) {
        return a == null ? b == null : b != null && a.client == b.client && a.clock == b.clock;
    }
}
