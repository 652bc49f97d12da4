package org.communique.crdt;

import java.util.List;
import java.util.Objects;
import org.communique.crdt.event.DeltaOperation;

/**
 * Cuts the runs of a text where the steps of a change meet, before it is made. A run that is cut step by step from its beginning has the
 * rest of it copied each time, in the square of its length; here it is halved, and each half again.
 */
final class DeltaCuts {

    private final Transaction transaction;

    /** From the beginning of the text, ascending. */
    private final long[] places;

    private int next;

    private DeltaCuts(Transaction transaction, long[] places) {
        this.transaction = transaction;
        this.places = places;
    }

    static void cut(Transaction transaction, Branch text, List<DeltaOperation> delta) {
        long[] places = new long[delta.size()];
        long place = 0;
        for (int i = 0; i < places.length; i++) {
            place += switch (delta.get(i)) {
                case DeltaOperation.Insert _ -> 0;
                case DeltaOperation.Retain retain -> retain.length();
                case DeltaOperation.Delete delete -> delete.length();
            };
            places[i] = place;
        }
        new DeltaCuts(transaction, places).cut(text);
    }

    private void cut(Branch text) {
        long from = 0;
        for (Item item = text.start; item != null && next < places.length; ) {
            Item behind = item.right;
            if (item.isVisible()) {
                long to = from + item.length;
                skipTo(from);
                int first = next;
                skipTo(to - 1);
                halve(item, from, first, next);
                from = to;
            }
            item = behind;
        }
    }

    /** Past all places up to this one. */
    private void skipTo(long place) {
        while (next < places.length && places[next] <= place) {
            next++;
        }
    }

    /** @param from where the item is; the places within it are those from the first to before the end */
    private void halve(Item item, long from, int first, int end) {
        if (first == end) {
            return;
        }
        int middle = (first + end) >>> 1;
        long place = places[middle];
        int before = middle;
        while (before > first && places[before - 1] == place) {
            before--;
        }
        int after = middle + 1;
        while (after < end && places[after] == place) {
            after++;
        }
        transaction.store().cut(transaction, item, place - from);
        Item rest = Objects.requireNonNull(item.right);
        halve(item, from, first, before);
        halve(rest, place, after, end);
    }
}
