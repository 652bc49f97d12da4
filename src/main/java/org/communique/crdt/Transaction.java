package org.communique.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Changes to a document that form one update; its end runs the cleanup and calls the listeners. */
public final class Transaction {

    final YDoc doc;
    final DeleteSet deleteSet = new DeleteSet();

    /** Types changed that existed before; new ones are not in it. */
    final ChangedTypes changed = new ChangedTypes();

    /** Structs that were split or lost their parent, and may merge with their neighbours at the end. */
    final List<Struct> mergeCandidates = new ArrayList<>();

    /** How many more concurrent items may be examined to find the positions of new ones. */
    public long patience = Long.MAX_VALUE;

    /** The states at the beginning, of those clients only that have new structs. */
    private final ClientClocks before = new ClientClocks();

    /** The states at the beginning, of all clients; only where observers may ask. */
    private final @Nullable Map<Long, Long> allBefore;

    private final @Nullable Object origin;
    private boolean local;
    private boolean needsFormattingCleanup;

    Transaction(YDoc doc, @Nullable Object origin, boolean local) {
        this.doc = doc;
        this.origin = origin;
        this.local = local;
        this.allBefore = doc.isObserved() ? doc.store.stateVector() : null;
    }

    /** Whether the changes were made here, not brought by an update. */
    public boolean isLocal() {
        return local;
    }

    /** What was given as their origin. */
    public @Nullable Object origin() {
        return origin;
    }

    void setRemote() {
        local = false;
    }

    boolean needsFormattingCleanup() {
        return needsFormattingCleanup;
    }

    /** Search markers do not follow concurrent changes. */
    void forgetMarkers(Branch branch) {
        if (!local && branch.markers != null) {
            branch.markers.forgetAll();
        }
    }

    /** Concurrent changes may leave redundant marks. */
    void noteFormatting(Branch branch) {
        needsFormattingCleanup |= !local && branch.kind().isText() && branch.hasFormatting;
    }

    StructStore store() {
        return doc.store;
    }

    long stateBefore(long client) {
        if (allBefore != null) {
            return allBefore.getOrDefault(client, 0L);
        }
        long clock = before.get(client);
        return clock >= 0 ? clock : store().state(client);
    }

    /** The clients with new structs and the clock at which these begin. */
    ClientClocks statesBefore() {
        return before;
    }

    void add(Struct struct) {
        StructList list = store().getOrCreate(struct.client);
        begin(struct.client, list.state());
        list.add(struct);
    }

    /** Records that a client has new structs from a clock on, unless it had some before. */
    void begin(long client, long clock) {
        before.putIfAbsent(client, clock);
    }

    /** A new item of this document's own client. */
    Item insert(@Nullable Item left, @Nullable Item right, Branch parent, @Nullable String key, Content content) {
        Item item = new Item(
                doc.clientId(),
                store().state(doc.clientId()),
                left,
                left == null ? null : left.lastId(),
                right,
                right == null ? null : right.id(),
                parent,
                key,
                content);
        ItemIntegration.integrate(this, item, 0);
        return item;
    }

    /** Yjs, addChangedTypeToTransaction. */
    void changed(Branch branch, @Nullable String key) {
        Item item = branch.item;
        if (item == null || (item.clock < stateBefore(item.client) && !item.deleted)) {
            changed.add(branch, key);
        }
    }

    /** Deletes an item and everything within it. */
    void delete(Item item) {
        if (item.deleted) {
            return;
        }
        markDeleted(item);
        if (item.content instanceof ContentType type) {
            deleteContentsOf(type.branch);
        }
    }

    private void markDeleted(Item item) {
        Branch parent = item.branch();
        if (item.countable && item.key == null) {
            parent.length -= (int) item.length;
        }
        item.deleted = true;
        if (item.marked && parent.markers != null) {
            parent.markers.unsettle();
        }
        deleteSet.add(item.client, item.clock, item.length);
        changed(parent, item.key);
    }

    private void deleteContentsOf(Branch root) {
        Deque<Deletion> open = new ArrayDeque<>();
        open.push(new Deletion(root));
        while (!open.isEmpty()) {
            Deletion deletion = open.peek();
            Item child = deletion.next();
            if (child == null) {
                changed.remove(deletion.branch);
                open.pop();
            } else if (!child.deleted) {
                markDeleted(child);
                if (child.content instanceof ContentType type) {
                    open.push(new Deletion(type.branch));
                }
            } else if (child.clock < stateBefore(child.client)) {
                mergeCandidates.add(child);
            }
        }
    }

    /** Iterates over the children of one deleted type. */
    private static final class Deletion {

        private final Branch branch;
        private final Iterator<Item> lastItems;
        private @Nullable Item next;

        Deletion(Branch branch) {
            this.branch = branch;
            this.next = branch.start;
            this.lastItems = branch.lastItems().iterator();
        }

        @Nullable
        Item next() {
            Item item = next;
            if (item != null) {
                next = item.right;
                return item;
            }
            return lastItems.hasNext() ? lastItems.next() : null;
        }
    }
}
