package org.communique.storage.embedded.table;

import java.util.Arrays;

/** Keys from one, inclusive, to another, exclusive. */
public record KeyRange(byte[] from, byte[] to) {

    public static KeyRange startingWith(byte[] prefix) {
        return new KeyRange(prefix, after(prefix));
    }

    /** The first key beyond all that start with {@code prefix}. */
    public static byte[] after(byte[] prefix) {
        byte[] end = Arrays.copyOf(prefix, prefix.length + 1);
        end[prefix.length] = OrderedEncoding.END;
        return end;
    }

    public boolean contains(byte[] key) {
        return Arrays.compareUnsigned(from, key) <= 0 && Arrays.compareUnsigned(key, to) < 0;
    }
}
