package org.communique.storage.embedded.query;

import org.communique.storage.embedded.table.KeyRange;
import org.communique.storage.embedded.table.OrderedEncoding;
import org.communique.storage.embedded.table.PrimaryKey;
import org.jspecify.annotations.Nullable;

/** From a least value to a greatest, one of which may be open; both have one type, as MongoDB compares no others. */
record IndexBounds(
        @Nullable PrimaryKey least,
        boolean leastIncluded,
        @Nullable PrimaryKey most,
        boolean mostIncluded) {

    /** Both conditions if they can be combined, otherwise the first of them. */
    IndexBounds and(IndexBounds other) {
        if (kind() != other.kind()) {
            return this;
        }
        return new IndexBounds(
                least != null ? least : other.least,
                least != null ? leastIncluded : other.leastIncluded,
                most != null ? most : other.most,
                most != null ? mostIncluded : other.mostIncluded);
    }

    /** The keys within these bounds after {@code prefix}. */
    KeyRange behind(byte[] prefix) {
        byte[] from = joined(prefix, least != null ? least.bytes() : new byte[] {kind()});
        byte[] to = joined(prefix, most != null ? most.bytes() : new byte[] {(byte) (kind() + 1)});
        return new KeyRange(
                least == null || leastIncluded ? from : KeyRange.after(from),
                most != null && mostIncluded ? KeyRange.after(to) : to);
    }

    private byte kind() {
        PrimaryKey either = least != null ? least : most;
        return either == null ? 0 : either.bytes()[0];
    }

    private static byte[] joined(byte[] prefix, byte[] rest) {
        return new OrderedEncoding().raw(prefix).raw(rest).toBytes();
    }
}
