package org.communique.crdt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.communique.crdt.codec.ByteReader;
import org.communique.crdt.codec.ByteWriter;
import org.communique.crdt.codec.MalformedUpdateException;
import org.jspecify.annotations.Nullable;

/** Which elements are deleted, as ranges of clocks by client, in the order in which clients were first added. */
public final class DeleteSet {

    public record Range(long clock, long length) {
        public long end() {
            return clock + length;
        }
    }

    private @Nullable Map<Long, List<Range>> clients;

    /** The client added to last, and its ranges. */
    private long lastClient = -1;

    private List<Range> lastRanges = List.of();

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
            part.forEach((client, ranges) -> merged.rangesOf(client).addAll(ranges));
        }
        merged.sortAndMerge();
        return merged;
    }

    /**
     * Yjs writes ranges sorted and without overlap. Other ranges are normalised, as format V2 depends on that.
     *
     * @param relative whether each clock counts from the end of the range before, as in format V2
     */
    static DeleteSet read(ByteReader in, boolean relative) {
        DeleteSet deletes = new DeleteSet();
        boolean inOrder = true;
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            long client = in.readVarUint();
            int ranges = in.readCount();
            long lastEnd = deletes.ranges(client).isEmpty() ? -1 : Long.MAX_VALUE;
            long start = 0;
            for (int j = 0; j < ranges; j++) {
                long clock = start + in.readVarUint();
                long length = in.readVarUint() + (relative ? 1 : 0);
                if (clock + length > ByteReader.MAX_SAFE_INTEGER) {
                    throw new MalformedUpdateException("clock out of range");
                }
                start = relative ? clock + length : 0;
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

    /** The inverse of {@link #read}. */
    void write(ByteWriter out, boolean relative) {
        out.writeVarUint(clients().size());
        if (isEmpty()) {
            return;
        }
        List<Long> order = new ArrayList<>(clients().keySet());
        order.sort(Comparator.reverseOrder());
        for (long client : order) {
            List<Range> ranges = ranges(client);
            out.writeVarUint(client);
            out.writeVarUint(ranges.size());
            long start = 0;
            for (Range range : ranges) {
                out.writeVarUint(range.clock - start);
                out.writeVarUint(range.length - (relative ? 1 : 0));
                start = relative ? range.end() : 0;
            }
        }
    }

    boolean isEmpty() {
        return clients == null;
    }

    public Map<Long, List<Range>> clients() {
        return clients == null ? Map.of() : clients;
    }

    void forEach(BiConsumer<Long, List<Range>> action) {
        clients().forEach(action);
    }

    List<Range> ranges(long client) {
        return clients().getOrDefault(client, List.of());
    }

    private List<Range> rangesOf(long client) {
        if (client != lastClient) {
            if (clients == null) {
                clients = new LinkedHashMap<>(4);
            }
            lastRanges = clients.computeIfAbsent(client, c -> new ArrayList<>(2));
            lastClient = client;
        }
        return lastRanges;
    }

    void add(long client, long clock, long length) {
        rangesOf(client).add(new Range(clock, length));
    }

    /** Whether an element is in a set that is sorted. */
    public boolean contains(long client, long clock) {
        List<Range> ranges = ranges(client);
        int low = 0;
        int high = ranges.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            Range range = ranges.get(middle);
            if (range.clock > clock) {
                high = middle - 1;
            } else if (clock >= range.end()) {
                low = middle + 1;
            } else {
                return true;
            }
        }
        return false;
    }

    void sortAndMerge() {
        if (clients == null) {
            return;
        }
        for (List<Range> ranges : clients.values()) {
            if (ranges.size() > 1) {
                sortAndMerge(ranges);
            }
        }
    }

    private static void sortAndMerge(List<Range> ranges) {
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

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof DeleteSet set && clients().equals(set.clients());
    }

    @Override
    public int hashCode() {
        return clients().hashCode();
    }
}
