package org.communique.crdt;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/** Discards the content of deleted items; elements within a deleted type keep only their clocks (Yjs, tryGcDeleteSet). */
final class GarbageCollector {

    private GarbageCollector() {}

    static void collect(StructStore store, DeleteSet deletes) {
        deletes.forEach((client, ranges) -> {
            StructList list = store.require(client);
            for (int i = ranges.size() - 1; i >= 0; i--) {
                DeleteSet.Range range = ranges.get(i);
                int index = list.indexOf(range.clock());
                for (; index < list.size() && list.get(index).clock < range.end(); index++) {
                    if (list.get(index) instanceof Item item && item.deleted) {
                        collect(store, item);
                    }
                }
            }
        });
    }

    private static void collect(StructStore store, Item item) {
        if (item.content instanceof ContentType type) {
            collectContents(store, type.branch);
        }
        item.content = new ContentDeleted(item.length);
    }

    private static void collectContents(StructStore store, Branch root) {
        Deque<Branch> open = new ArrayDeque<>();
        open.push(root);
        while (!open.isEmpty()) {
            Branch branch = open.pop();
            for (Item child = branch.start; child != null; child = child.right) {
                drop(store, child, open);
            }
            for (Item last : branch.lastItems()) {
                for (@Nullable Item child = last; child != null; child = child.left) {
                    drop(store, child, open);
                }
            }
            branch.clear();
        }
    }

    private static void drop(StructStore store, Item child, Deque<Branch> open) {
        if (child.content instanceof ContentType type) {
            open.push(type.branch);
        }
        store.replace(child, new GC(child.client, child.clock, child.length));
    }
}
