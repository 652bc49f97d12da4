package org.communique.crdt;

import org.jspecify.annotations.Nullable;

/** One element of a document: the client that made it and the clock of that client. */
record Id(long client, long clock) implements Parent {

    static boolean same(@Nullable Id a, @Nullable Id b) {
        return a == null ? b == null : b != null && a.client == b.client && a.clock == b.clock;
    }
}
