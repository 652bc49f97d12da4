package org.communique.storage.embedded;

import java.util.Arrays;

/** The primary key of a document: its {@code _id} in {@link OrderedBytes}. */
record Key(byte[] bytes) implements Comparable<Key> {

    @Override
    public int compareTo(Key other) {
        return Arrays.compareUnsigned(bytes, other.bytes);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Key key && Arrays.equals(bytes, key.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }
}
