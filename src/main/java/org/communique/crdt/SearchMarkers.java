package org.communique.crdt;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Caches positions in a list by index, so that the next change near one of them needs no walk from the start. Which
 * neighbour a new item gets among deleted ones depends on these positions, so they move exactly as in Yjs.
 */
final class SearchMarkers {

    private static final int MOST = 80;

    private Item[] items = new Item[4];
    private int[] indices = new int[4];
    private long[] times = new long[4];
    private int size;
    private long time;

    /** Whether a marked item may be invisible, or its mark be missing, so that the next insertion has to check. */
    private boolean unsettled;

    void forgetAll() {
        Arrays.fill(items, 0, size, null);
        size = 0;
    }

    void unsettle() {
        unsettled = true;
    }

    Item item(int marker) {
        return items[marker];
    }

    int index(int marker) {
        return indices[marker];
    }

    /** The item of the marker with the highest index. */
    @Nullable
    Item lastItem() {
        Item last = null;
        int highest = 0;
        for (int i = 0; i < size; i++) {
            if (indices[i] > highest) {
                last = items[i];
                highest = indices[i];
            }
        }
        return last;
    }

    /** Yjs, findMarker: the number of a marker at or before an index, created or moved if necessary, or -1. */
    static int find(Branch branch, int index) {
        if (branch.start == null || index == 0 || branch.markers == null) {
            return -1;
        }
        return branch.markers.find(branch, branch.start, index);
    }

    private int find(Branch branch, Item start, int index) {
        int marker = nearest(index);
        Item item = start;
        int at = 0;
        if (marker >= 0) {
            item = items[marker];
            at = indices[marker];
            times[marker] = time++;
        }
        while (item.right != null && at < index) {
            if (item.isVisible()) {
                if (index < at + item.length) {
                    break;
                }
                at += (int) item.length;
            }
            item = item.right;
        }
        while (item.left != null && at > index) {
            item = item.left;
            at -= visibleLength(item);
        }
        // An item that may still merge into its left neighbour would move the marker to a wrong index.
        while (item.left != null && item.left.client == item.client && item.left.end() == item.clock) {
            item = item.left;
            at -= visibleLength(item);
        }
        if (marker >= 0 && Math.abs(indices[marker] - at) < (double) branch.length / MOST) {
            move(marker, item, at);
            return marker;
        }
        return mark(item, at);
    }

    private static int visibleLength(Item item) {
        return item.isVisible() ? (int) item.length : 0;
    }

    private int nearest(int index) {
        int nearest = -1;
        int distance = Integer.MAX_VALUE;
        for (int i = 0; i < size; i++) {
            int candidate = Math.abs(index - indices[i]);
            if (candidate <= distance) {
                nearest = i;
                distance = candidate;
            }
        }
        return nearest;
    }

    private int mark(Item item, int index) {
        int marker;
        if (size < MOST) {
            if (size == items.length) {
                items = Arrays.copyOf(items, size * 2);
                indices = Arrays.copyOf(indices, size * 2);
                times = Arrays.copyOf(times, size * 2);
            }
            marker = size++;
            items[marker] = item;
        } else {
            marker = 0;
            for (int i = 1; i < size; i++) {
                if (times[i] < times[marker]) {
                    marker = i;
                }
            }
        }
        move(marker, item, index);
        return marker;
    }

    private void move(int marker, Item item, int index) {
        if (items[marker] != item) {
            items[marker].marked = false;
            items[marker] = item;
            unsettled = true;
        }
        unsettled |= !item.isVisible();
        item.marked = true;
        indices[marker] = index;
        times[marker] = time++;
    }

    /** Yjs, updateMarkerChanges: elements are about to be inserted, or with a negative length deleted, at an index. */
    void shift(int index, int length) {
        if (length > 0 && unsettled) {
            settle();
        }
        int first = length > 0 ? index : index + 1;
        for (int i = 0; i < size; i++) {
            if (indices[i] >= first) {
                indices[i] = Math.max(index, indices[i] + length);
            }
        }
    }

    /** Moves markers from invisible items to the left, and drops those that reach another marker. */
    private void settle() {
        for (int i = size - 1; i >= 0; i--) {
            Item item = items[i];
            item.marked = false;
            while (item != null && !item.isVisible()) {
                item = item.left;
                if (item != null && item.isVisible()) {
                    indices[i] -= (int) item.length;
                }
            }
            if (item == null || item.marked) {
                remove(i);
                continue;
            }
            items[i] = item;
            item.marked = true;
        }
        unsettled = false;
    }

    private void remove(int marker) {
        size--;
        System.arraycopy(items, marker + 1, items, marker, size - marker);
        System.arraycopy(indices, marker + 1, indices, marker, size - marker);
        System.arraycopy(times, marker + 1, times, marker, size - marker);
        Arrays.fill(items, size, size + 1, null);
    }

    /** An item merges into its left neighbour, whose length does not include it yet. */
    void merged(Item left, Item right) {
        if (!right.marked && !unsettled) {
            return;
        }
        for (int i = 0; i < size; i++) {
            if (items[i] == right) {
                items[i] = left;
                indices[i] -= visibleLength(left);
                unsettled = true;
            }
        }
    }
}
