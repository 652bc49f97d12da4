package org.communique.storage.embedded.query;

import de.bwaldvogel.mongo.bson.Document;
import java.util.Arrays;
import java.util.Iterator;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.communique.storage.embedded.table.KeyRange;
import org.communique.storage.embedded.table.OrderedEncoding;
import org.communique.storage.embedded.table.PrimaryKey;
import org.jspecify.annotations.Nullable;

/**
 * Walks the part of an index after {@code prefix} in the order of its next field, up or down. Documents with the same
 * value come by their {@code _id}, as a stable sort of a scan has them.
 */
record IndexScan(SortedIndex index, byte[] prefix, boolean descending, boolean tiesDescending) {

    /** The walk that gives {@code orderBy}, or null: arrays are sorted by an element, documents by their fields. */
    static @Nullable IndexScan of(SortedIndex index, byte[] prefix, String field, @Nullable Document orderBy) {
        if (orderBy == null || orderBy.isEmpty()) {
            return null;
        }
        Iterator<String> sortFields = orderBy.keySet().iterator();
        boolean tiesDescending = false;
        if (!sortFields.next().equals(field)) {
            return null;
        }
        if (sortFields.hasNext()) {
            if (!sortFields.next().equals("_id") || sortFields.hasNext()) {
                return null;
            }
            tiesDescending = isDescending(orderBy, "_id");
        }
        byte[] unordered =
                new OrderedEncoding().raw(prefix).raw(OrderedEncoding.DOCUMENT).toBytes();
        byte[] ordered = new OrderedEncoding()
                .raw(prefix)
                .raw(OrderedEncoding.AFTER_ARRAY)
                .toBytes();
        byte[] first = index.table().ceiling(unordered);
        return first != null && new KeyRange(unordered, ordered).contains(first)
                ? null
                : new IndexScan(index, prefix, isDescending(orderBy, field), tiesDescending);
    }

    private static boolean isDescending(Document orderBy, String field) {
        return orderBy.get(field) instanceof Number direction && direction.intValue() < 0;
    }

    Stream<PrimaryKey> keys(KeyRange range) {
        byte[] first =
                descending ? index.table().lower(range.to()) : index.table().ceiling(range.from());
        return Stream.iterate(first, key -> key != null && range.contains(key), this::nextGroup)
                .filter(Objects::nonNull)
                .flatMap(key -> ties(key).stream());
    }

    private byte @Nullable [] nextGroup(byte[] key) {
        byte[] group = group(key);
        return descending ? index.table().lower(group) : index.table().ceiling(KeyRange.after(group));
    }

    private NavigableSet<PrimaryKey> ties(byte[] key) {
        NavigableSet<PrimaryKey> ties = new TreeSet<>();
        index.forEach(KeyRange.startingWith(group(key)), ties::add);
        return tiesDescending ? ties.descendingSet() : ties;
    }

    private byte[] group(byte[] key) {
        return Arrays.copyOf(key, OrderedEncoding.skip(key, prefix.length));
    }
}
