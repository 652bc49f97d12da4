package org.communique.crdt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What one change to a document has done so far; its end tidies up and tells the listeners. */
final class Transaction {

    final YDoc doc;
    final DeleteSet deleteSet = new DeleteSet();

    /** Types changed that existed before; new ones are not in it. */
    final Set<Branch> changed = new LinkedHashSet<>();

    /** Structs that were cut or lost their parent, and may merge with their neighbours at the end. */
    final List<Struct> mergeCandidates = new ArrayList<>();

    boolean local = true;

    /** How many more concurrent items may be looked at to find the places of new ones. */
    long patience = Long.MAX_VALUE;

    /** The states at the beginning, of those clients only that have new structs. */
    private final Map<Long, Long> before = new HashMap<>(2);

    private long lastClient = -1;

    Transaction(YDoc doc) {
        this.doc = doc;
    }

    StructStore store() {
        return doc.store;
    }

    long stateBefore(long client) {
        Long clock = before.get(client);
        return clock != null ? clock : store().state(client);
    }

    /** The clients with new structs and the clock at which these begin. */
    Map<Long, Long> statesBefore() {
        return before;
    }

    void add(Struct struct) {
        StructList list = store().getOrCreate(struct.client);
        if (struct.client != lastClient) {
            before.putIfAbsent(struct.client, list.state());
            lastClient = struct.client;
        }
        list.add(struct);
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
        Integration.integrate(this, item, 0);
        return item;
    }

    /** Yjs, addChangedTypeToTransaction. */
    void changed(Branch branch) {
        Item item = branch.item;
        if (item == null || (item.clock < stateBefore(item.client) && !item.deleted)) {
            changed.add(branch);
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
        deleteSet.add(item.client, item.clock, item.length);
        changed(parent);
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

    /** The walk over the children of one deleted type. */
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
