package org.communique.storage.embedded.table;

import java.util.Arrays;

/** The primary key of a document: its {@code _id} in {@link OrderedEncoding}. */
public record PrimaryKey(byte[] bytes) implements Comparable<PrimaryKey> {

    @Override
    public int compareTo(PrimaryKey other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PrimaryKey primaryKey && Arrays.equals(bytes, primaryKey.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
