package org.communique.storage.embedded;

import org.jspecify.annotations.Nullable;

/**
 * What happened to one document, for change streams.
 *
 * @param namespace database and collection, joined by a dot
 * @param key a document with the {@code _id} alone, in BSON
 * @param before null for an insert
 * @param after null for a delete
 */
record Change(String namespace, byte[] key, byte @Nullable [] before, byte @Nullable [] after) {

    int size() {
        return key.length + (before == null ? 0 : before.length) + (after == null ? 0 : after.length);
    }
}
