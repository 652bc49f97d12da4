package org.communique.crdt;

import java.util.Arrays;

/**
 * All known structs of one client, by clock and without holes. The array is a gap buffer with the gap where structs were
 * last inserted or removed: a transaction that works through the list moves each struct once.
 */
public final class StructList {

    private Struct[] structs = new Struct[8];
    private int size;
    private int gap;
    private int gapLength;

    public int size() {
        return size;
    }

    public Struct get(int index) {
        return structs[index < gap ? index : index + gapLength];
    }

    /** The next clock expected of this client. */
    public long state() {
        return size == 0 ? 0 : get(size - 1).end();
    }

    void add(Struct struct) {
        if (size + gapLength == structs.length) {
            openGap(size, size);
        }
        if (gap == size) {
            gapLength = 0;
        }
        structs[size + gapLength] = struct;
        size++;
    }

    void replace(int index, Struct struct) {
        structs[index < gap ? index : index + gapLength] = struct;
    }

    private void insert(int index, Struct struct) {
        if (index == size) {
            add(struct);
            return;
        }
        if (gapLength == 0) {
            openGap(index, size / 16 + 4);
        }
        moveGap(index);
        structs[index] = struct;
        gap++;
        gapLength--;
        size++;
    }

    /** Replaces the gap; a gap at the end is spare capacity. */
    private void openGap(int index, int length) {
        Struct[] larger = new Struct[structs.length + length];
        moveGap(index);
        System.arraycopy(structs, 0, larger, 0, index);
        System.arraycopy(structs, index + gapLength, larger, index + length, size - index);
        structs = larger;
        gapLength = length;
    }

    private void moveGap(int index) {
        if (gapLength > 0 && index < gap) {
            System.arraycopy(structs, index, structs, index + gapLength, gap - index);
            Arrays.fill(structs, index, Math.min(gap, index + gapLength), null);
        } else if (gapLength > 0 && index > gap) {
            System.arraycopy(structs, gap + gapLength, structs, gap, index - gap);
            Arrays.fill(structs, Math.max(gap + gapLength, index), index + gapLength, null);
        }
        gap = index;
    }

    /** The index of the struct that holds a clock below {@link #state()}; the first guess assumes even lengths. */
    public int indexOf(long clock) {
        int low = 0;
        int high = size - 1;
        Struct last = get(high);
        if (last.clock <= clock) {
            return high;
        }
        int middle = (int) ((double) clock / (last.end() - 1) * high);
        while (low <= high) {
            Struct struct = get(middle);
            if (struct.clock > clock) {
                high = middle - 1;
            } else if (clock >= struct.end()) {
                low = middle + 1;
            } else {
                return middle;
            }
            middle = (low + high) >>> 1;
        }
        throw new IllegalStateException("clock is not in the store");
    }

    Struct find(long clock) {
        return get(indexOf(clock));
    }

    /** The index of the struct that begins at a clock; splits an item if necessary. */
    int indexOfCleanStart(Transaction transaction, long clock) {
        int index = indexOf(clock);
        Struct struct = get(index);
        if (struct.clock < clock && struct instanceof Item item) {
            insert(index + 1, item.split(transaction, clock - item.clock));
            return index + 1;
        }
        return index;
    }

    /** The struct that ends with a clock; splits an item if necessary. */
    Struct cleanEnd(Transaction transaction, long clock) {
        int index = indexOf(clock);
        Struct struct = get(index);
        if (clock != struct.end() - 1 && struct instanceof Item item) {
            insert(index + 1, item.split(transaction, clock - item.clock + 1));
        }
        return struct;
    }

    /** Yjs, tryToMergeWithLefts: merges the struct at an index with as many before it as possible; returns how many. */
    int mergeWithLefts(int index) {
        int first = index;
        while (first > 0 && get(first - 1).mergeWith(get(first))) {
            if (get(first) instanceof Item right
                    && right.key != null
                    && right.branch().get(right.key) == right
                    && get(first - 1) instanceof Item left) {
                right.branch().put(right.key, left);
            }
            first--;
        }
        if (first < index) {
            remove(first + 1, index + 1);
        }
        return index - first;
    }

    /** Merges neighbours of which only the clocks are known. */
    void mergeCollected() {
        moveGap(size);
        int kept = 0;
        for (int i = 0; i < size; i++) {
            Struct struct = structs[i];
            boolean merged =
                    kept > 0 && struct instanceof GC && structs[kept - 1] instanceof GC left && left.mergeWith(struct);
            if (!merged) {
                structs[kept++] = struct;
            }
        }
        Arrays.fill(structs, kept, size, null);
        gapLength += size - kept;
        gap = kept;
        size = kept;
    }

    private void remove(int from, int to) {
        moveGap(to);
        Arrays.fill(structs, from, to, null);
        gap = from;
        gapLength += to - from;
        size -= to - from;
    }
}
