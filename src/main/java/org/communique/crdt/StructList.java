package org.communique.crdt;

import java.util.Arrays;

/** All known structs of one client, without gaps, by clock. */
final class StructList {

    private Struct[] structs = new Struct[8];
    private int size;

    int size() {
        return size;
    }

    Struct get(int index) {
        return structs[index];
    }

    /** The next clock expected of this client. */
    long state() {
        return size == 0 ? 0 : structs[size - 1].end();
    }

    void add(Struct struct) {
        insert(size, struct);
    }

    void replace(int index, Struct struct) {
        structs[index] = struct;
    }

    private void insert(int index, Struct struct) {
        if (size == structs.length) {
            structs = Arrays.copyOf(structs, size * 2);
        }
        System.arraycopy(structs, index, structs, index + 1, size - index);
        structs[index] = struct;
        size++;
    }

    /** The index of the struct that holds a clock below {@link #state()}; the first guess assumes even lengths. */
    int indexOf(long clock) {
        int low = 0;
        int high = size - 1;
        Struct last = structs[high];
        if (last.clock <= clock) {
            return high;
        }
        int middle = (int) ((double) clock / (last.end() - 1) * high);
        while (low <= high) {
            Struct struct = structs[middle];
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
        return structs[indexOf(clock)];
    }

    /** The index of the struct that begins at a clock, cutting an item where it has to. */
    int indexOfCleanStart(Transaction transaction, long clock) {
        int index = indexOf(clock);
        Struct struct = structs[index];
        if (struct.clock < clock && struct instanceof Item item) {
            insert(index + 1, item.split(transaction, clock - item.clock));
            return index + 1;
        }
        return index;
    }

    /** The struct that ends with a clock, cutting an item where it has to. */
    Struct cleanEnd(Transaction transaction, long clock) {
        int index = indexOf(clock);
        Struct struct = structs[index];
        if (clock != struct.end() - 1 && struct instanceof Item item) {
            insert(index + 1, item.split(transaction, clock - item.clock + 1));
        }
        return struct;
    }

    /** Yjs, tryToMergeWithLefts: merges the struct at an index with as many before it as go; returns how many. */
    int mergeWithLefts(int index) {
        int first = index;
        while (first > 0 && structs[first - 1].mergeWith(structs[first])) {
            if (structs[first] instanceof Item right
                    && right.key != null
                    && right.branch().get(right.key) == right
                    && structs[first - 1] instanceof Item left) {
                right.branch().put(right.key, left);
            }
            first--;
        }
        int merged = index - first;
        if (merged > 0) {
            System.arraycopy(structs, index + 1, structs, first + 1, size - index - 1);
            Arrays.fill(structs, size - merged, size, null);
            size -= merged;
        }
        return merged;
    }
}
