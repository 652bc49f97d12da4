package org.communique.crdt;

import java.util.HashSet;
import java.util.Set;
import org.communique.crdt.codec.MalformedUpdateException;
import org.jspecify.annotations.Nullable;

/** Finds the position of one struct among the existing ones: the YATA algorithm as in Yjs, Item.integrate. */
final class ItemIntegration {

    private ItemIntegration() {}

    /**
     * The client whose missing struct an item depends on, or -1 once its neighbours and parent are found. An item whose
     * neighbour or parent was garbage-collected gets no parent.
     */
    static long missingClient(Transaction transaction, Item item) {
        StructStore store = transaction.store();
        ElementId origin = item.origin;
        if (origin != null && isMissing(store, item, origin)) {
            return origin.client();
        }
        ElementId rightOrigin = item.rightOrigin;
        if (rightOrigin != null && isMissing(store, item, rightOrigin)) {
            return rightOrigin.client();
        }
        if (item.parent instanceof ElementId elementId && isMissing(store, item, elementId)) {
            return elementId.client();
        }
        Struct left = origin == null ? null : store.cleanEnd(transaction, origin);
        Struct right = rightOrigin == null ? null : store.cleanStart(transaction, rightOrigin);
        if (left instanceof GC || right instanceof GC) {
            item.parent = null;
            return -1;
        }
        item.left = (Item) left;
        item.right = (Item) right;
        Item neighbour = item.left != null ? item.left : item.right;
        if (neighbour != null) {
            item.parent = neighbour.parent;
            item.key = neighbour.key;
        } else if (item.parent instanceof ElementId elementId) {
            item.parent = store.find(elementId) instanceof Item holder && holder.content instanceof ContentType type
                    ? type.branch
                    : null;
        }
        return -1;
    }

    private static boolean isMissing(StructStore store, Item item, ElementId reference) {
        return reference.client() != item.client && reference.clock() >= store.state(reference.client());
    }

    /** Adds a struct of which the first {@code offset} elements are already known. */
    static void integrate(Transaction transaction, Struct struct, long offset) {
        if (struct instanceof Item item) {
            integrate(transaction, item, offset);
        } else {
            struct.clock += offset;
            struct.length -= offset;
            transaction.add(struct);
        }
    }

    private static void integrate(Transaction transaction, Item item, long offset) {
        if (offset > 0) {
            item.clock += offset;
            item.origin = new ElementId(item.client, item.clock - 1);
            item.content = item.content.splice(offset);
            item.length -= offset;
            if (transaction.store().cleanEnd(transaction, item.origin) instanceof Item left) {
                item.left = left;
            } else {
                item.parent = null;
            }
        }
        if (!(item.parent instanceof Branch parent)) {
            transaction.add(new GC(item.client, item.clock, item.length));
            return;
        }
        boolean conflict =
                item.left == null ? item.right == null || item.right.left != null : item.left.right != item.right;
        if (conflict) {
            item.left = leftAmongConcurrent(transaction, item, parent);
        }
        link(transaction, item, parent);
        if (item.key == null && item.isVisible()) {
            parent.length += (int) item.length;
        }
        transaction.add(item);
        item.content.integrated(transaction, item);
        transaction.changed(parent, item.key);
        if (parent.isDeleted() || (item.key != null && item.right != null)) {
            transaction.delete(item);
        }
    }

    /** Takes quadratic time if an attacker has arranged many concurrent items for that. */
    private static @Nullable Item leftAmongConcurrent(Transaction transaction, Item item, Branch parent) {
        StructStore store = transaction.store();
        Item left = item.left;
        Item other = left != null ? left.right : first(parent, item.key);
        Set<Struct> beforeOrigin = new HashSet<>();
        Set<Struct> conflicting = new HashSet<>();
        while (other != null && other != item.right) {
            if (transaction.patience-- <= 0) {
                throw new MalformedUpdateException("too many concurrent items in one place");
            }
            beforeOrigin.add(other);
            conflicting.add(other);
            if (ElementId.same(item.origin, other.origin)) {
                if (other.client < item.client) {
                    left = other;
                    conflicting.clear();
                } else if (ElementId.same(item.rightOrigin, other.rightOrigin)) {
                    break;
                }
            } else if (other.origin != null && beforeOrigin.contains(store.find(other.origin))) {
                if (!conflicting.contains(store.find(other.origin))) {
                    left = other;
                    conflicting.clear();
                }
            } else {
                break;
            }
            other = other.right;
        }
        return left;
    }

    private static void link(Transaction transaction, Item item, Branch parent) {
        Item left = item.left;
        if (left != null) {
            item.right = left.right;
            left.right = item;
        } else {
            item.right = first(parent, item.key);
            if (item.key == null) {
                parent.start = item;
            }
        }
        if (item.right != null) {
            item.right.left = item;
        } else if (item.key != null) {
            parent.put(item.key, item);
            if (left != null) {
                transaction.delete(left);
            }
        }
    }

    /** The first item of the list, or of a key's history. */
    private static @Nullable Item first(Branch parent, @Nullable String key) {
        if (key == null) {
            return parent.start;
        }
        Item first = parent.get(key);
        while (first != null && first.left != null) {
            first = first.left;
        }
        return first;
    }
}
