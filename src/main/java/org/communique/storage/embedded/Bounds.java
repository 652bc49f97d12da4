package org.communique.storage.embedded;

import org.jspecify.annotations.Nullable;

/** From a least value to a greatest, one of which may be open; both are of one kind, as MongoDB compares no others. */
record Bounds(
        @Nullable Key least,
        boolean leastIncluded,
        @Nullable Key most,
        boolean mostIncluded) {

    /** Both demands where they fit together, and the first of them where they do not. */
    Bounds and(Bounds other) {
        if (kind() != other.kind()) {
            return this;
        }
        return new Bounds(
                least != null ? least : other.least,
                least != null ? leastIncluded : other.leastIncluded,
                most != null ? most : other.most,
                most != null ? mostIncluded : other.mostIncluded);
    }

    /** The keys within these bounds behind {@code prefix}. */
    KeyRange behind(byte[] prefix) {
        byte[] from = joined(prefix, least != null ? least.bytes() : new byte[] {kind()});
        byte[] to = joined(prefix, most != null ? most.bytes() : new byte[] {(byte) (kind() + 1)});
        return new KeyRange(
                least == null || leastIncluded ? from : KeyRange.after(from),
                most != null && mostIncluded ? KeyRange.after(to) : to);
    }

    private byte kind() {
        Key either = least != null ? least : most;
        return either == null ? 0 : either.bytes()[0];
    }

    private static byte[] joined(byte[] prefix, byte[] rest) {
        return new OrderedBytes().raw(prefix).raw(rest).toBytes();
    }
}
