package org.communique.crdt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which elements are deleted, as ranges of clocks by client. */
final class DeleteSet {

    record Range(long clock, long length) {
        long end() {
            return clock + length;
        }
    }

    private final Map<Long, List<Range>> clients = new LinkedHashMap<>();

    /** Every deleted element of a store. */
    static DeleteSet of(StructStore store) {
        DeleteSet deletes = new DeleteSet();
        store.lists().forEach((client, list) -> {
            for (int i = 0; i < list.size(); i++) {
                if (list.get(i).isDeleted()) {
                    long clock = list.get(i).clock;
                    while (i + 1 < list.size() && list.get(i + 1).isDeleted()) {
                        i++;
                    }
                    deletes.add(client, clock, list.get(i).end() - clock);
                }
            }
        });
        return deletes;
    }

    static DeleteSet merge(List<DeleteSet> parts) {
        DeleteSet merged = new DeleteSet();
        for (DeleteSet part : parts) {
            part.clients.forEach((client, ranges) -> merged.clients
                    .computeIfAbsent(client, c -> new ArrayList<>())
                    .addAll(ranges));
        }
        merged.sortAndMerge();
        return merged;
    }

    /** Yjs writes ranges in order and apart; others are brought into that form, which format V2 depends on. */
    static DeleteSet read(UpdateDecoder decoder) {
        DeleteSet deletes = new DeleteSet();
        boolean inOrder = true;
        int count = decoder.rest.readCount();
        for (int i = 0; i < count; i++) {
            decoder.resetDeleteClock();
            long client = decoder.rest.readVarUint();
            int ranges = decoder.rest.readCount();
            long lastEnd = deletes.clients.containsKey(client) ? Long.MAX_VALUE : -1;
            for (int j = 0; j < ranges; j++) {
                long clock = decoder.readDeleteClock();
                long length = decoder.readDeleteLength();
                if (clock + length > ByteReader.MAX_SAFE_INTEGER) {
                    throw new MalformedUpdateException("clock out of range");
                }
                if (length > 0) {
                    deletes.add(client, clock, length);
                    inOrder &= clock > lastEnd;
                    lastEnd = clock + length;
                }
            }
        }
        if (!inOrder) {
            deletes.sortAndMerge();
        }
        return deletes;
    }

    boolean isEmpty() {
        return clients.isEmpty();
    }

    /** The ranges by client, in the order in which clients were first added. */
    Map<Long, List<Range>> clients() {
        return clients;
    }

    void add(long client, long clock, long length) {
        clients.computeIfAbsent(client, c -> new ArrayList<>()).add(new Range(clock, length));
    }

    void sortAndMerge() {
        for (List<Range> ranges : clients.values()) {
            ranges.sort(Comparator.comparingLong(Range::clock));
            int kept = 1;
            for (int i = 1; i < ranges.size(); i++) {
                Range left = ranges.get(kept - 1);
                Range right = ranges.get(i);
                if (left.end() >= right.clock) {
                    long end = Math.max(left.end(), right.end());
                    ranges.set(kept - 1, new Range(left.clock, end - left.clock));
                } else {
                    ranges.set(kept++, right);
                }
            }
            ranges.subList(kept, ranges.size()).clear();
        }
    }

    void write(UpdateEncoder encoder) {
        encoder.rest.writeVarUint(clients.size());
        List<Long> order = new ArrayList<>(clients.keySet());
        order.sort(Comparator.reverseOrder());
        for (long client : order) {
            encoder.resetDeleteClock();
            encoder.rest.writeVarUint(client);
            List<Range> ranges = clients.getOrDefault(client, List.of());
            encoder.rest.writeVarUint(ranges.size());
            for (Range range : ranges) {
                encoder.writeDeleteClock(range.clock);
                encoder.writeDeleteLength(range.length);
            }
        }
    }
}
