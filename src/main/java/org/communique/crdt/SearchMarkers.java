package org.communique.crdt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Remembers places of a list by index, so that the next change near one of them is found without a walk from the start.
 * Which neighbour a new item gets among deleted ones depends on these places; hence they move exactly as in Yjs.
 */
final class SearchMarkers {

    private static final int MOST = 80;

    private final List<Marker> markers = new ArrayList<>();
    private long time;

    static final class Marker {

        Item item;
        int index;
        private long timestamp;

        private Marker(Item item, int index, long timestamp) {
            this.item = item;
            this.index = index;
            this.timestamp = timestamp;
        }
    }

    void forgetAll() {
        markers.clear();
    }

    /** The marker with the highest index. */
    @Nullable
    Marker last() {
        Marker last = null;
        for (Marker marker : markers) {
            if (marker.index > (last == null ? 0 : last.index)) {
                last = marker;
            }
        }
        return last;
    }

    /** Yjs, findMarker: a marker at or before an index, made or moved if need be. */
    static @Nullable Marker find(Branch branch, int index) {
        if (branch.start == null || index == 0 || branch.markers == null) {
            return null;
        }
        return branch.markers.find(branch, branch.start, index);
    }

    private Marker find(Branch branch, Item start, int index) {
        Marker marker = nearest(index);
        Item item = start;
        int at = 0;
        if (marker != null) {
            item = marker.item;
            at = marker.index;
            marker.timestamp = time++;
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
        // An item that may yet merge with its left one would take the marker along to a wrong index.
        while (item.left != null && item.left.client == item.client && item.left.end() == item.clock) {
            item = item.left;
            at -= visibleLength(item);
        }
        if (marker != null && Math.abs(marker.index - at) < (double) branch.length / MOST) {
            overwrite(marker, item, at);
            return marker;
        }
        return mark(item, at);
    }

    private static int visibleLength(Item item) {
        return item.isVisible() ? (int) item.length : 0;
    }

    private @Nullable Marker nearest(int index) {
        Marker nearest = null;
        int distance = Integer.MAX_VALUE;
        for (Marker marker : markers) {
            int candidate = Math.abs(index - marker.index);
            if (candidate <= distance) {
                nearest = marker;
                distance = candidate;
            }
        }
        return nearest;
    }

    private Marker mark(Item item, int index) {
        if (markers.size() < MOST) {
            item.marked = true;
            Marker marker = new Marker(item, index, time++);
            markers.add(marker);
            return marker;
        }
        Marker oldest = markers.getFirst();
        for (Marker marker : markers) {
            if (marker.timestamp < oldest.timestamp) {
                oldest = marker;
            }
        }
        overwrite(oldest, item, index);
        return oldest;
    }

    private void overwrite(Marker marker, Item item, int index) {
        marker.item.marked = false;
        marker.item = item;
        item.marked = true;
        marker.index = index;
        marker.timestamp = time++;
    }

    /** Yjs, updateMarkerChanges: elements are about to be inserted, or with a negative length deleted, at an index. */
    void shift(int index, int length) {
        for (int i = markers.size() - 1; i >= 0; i--) {
            Marker marker = markers.get(i);
            if (length > 0) {
                Item item = marker.item;
                item.marked = false;
                while (item != null && !item.isVisible()) {
                    item = item.left;
                    if (item != null && item.isVisible()) {
                        marker.index -= (int) item.length;
                    }
                }
                if (item == null || item.marked) {
                    markers.remove(i);
                    continue;
                }
                marker.item = item;
                item.marked = true;
            }
            if (index < marker.index || (length > 0 && index == marker.index)) {
                marker.index = Math.max(index, marker.index + length);
            }
        }
    }

    /** An item is taken over by its left neighbour, whose length does not include it yet. */
    void merged(Item left, Item right) {
        for (Marker marker : markers) {
            if (marker.item == right) {
                marker.item = left;
                marker.index -= visibleLength(left);
            }
        }
    }
}
