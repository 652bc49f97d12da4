package org.communique.storage.embedded.table;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What happened to one document, for change streams.
 *
 * @param namespace database and collection, joined by a dot
 * @param key a document with the {@code _id} alone, in BSON
 * @param before null for an insert
 * @param after null for a delete
 * @param replaced whether an update gave a whole document
 */
public record DocumentChange(
        String namespace, byte[] key, byte @Nullable [] before, byte @Nullable [] after, boolean replaced, Instant at) {

    public int size() {
        return key.length + (before == null ? 0 : before.length) + (after == null ? 0 : after.length);
    }
}
