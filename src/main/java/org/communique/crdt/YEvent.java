package org.communique.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.communique.crdt.event.DeltaOperation;
import org.communique.crdt.event.KeyChange;
import org.communique.crdt.value.Undefined;
import org.jspecify.annotations.Nullable;

/**
 * What a transaction changed in one shared type (Yjs, YEvent). It is computed on demand, which is possible only while the
 * observer runs: afterwards {@link #keys} and {@link #delta} throw {@link IllegalStateException} unless they were computed
 * before.
 */
public final class YEvent {

    final Branch target;
    private final Transaction transaction;
    private final Set<@Nullable String> changed;
    private Branch currentTarget;
    private @Nullable Map<String, KeyChange> keys;
    private @Nullable List<DeltaOperation> delta;

    YEvent(Branch target, Transaction transaction, Set<@Nullable String> changed) {
        this.target = target;
        this.currentTarget = target;
        this.transaction = transaction;
        this.changed = changed;
    }

    /** The type that changed. */
    public YType target() {
        return target.type();
    }

    /** The type whose observer is called: the target or a type around it. */
    public YType currentTarget() {
        return currentTarget.type();
    }

    void setCurrentTarget(Branch observed) {
        currentTarget = observed;
    }

    public Transaction transaction() {
        return transaction;
    }

    /** Whether elements were inserted, deleted or formatted. */
    public boolean childListChanged() {
        return changed.contains(null);
    }

    /** The keys, attributes of an element or text among them, that were set or deleted, even to the same value. */
    public List<String> keysChanged() {
        List<String> names = new ArrayList<>();
        for (String key : changed) {
            if (key != null) {
                names.add(key);
            }
        }
        return names;
    }

    /** The path from the current target to the target: a {@link String} for a key, an {@link Integer} for an index. */
    public List<Object> path() {
        List<Object> path = new ArrayList<>();
        Branch branch = target;
        for (Item item = branch.item; item != null && branch != currentTarget; item = branch.item) {
            path.add(item.key != null ? item.key : index(item));
            branch = item.branch();
        }
        return path.reversed();
    }

    private static Integer index(Item item) {
        long index = 0;
        for (Item left = item.left; left != null; left = left.left) {
            index += left.isVisible() ? left.length : 0;
        }
        return (int) index;
    }

    /** The changes to values of keys, without those that have no effect. */
    public Map<String, KeyChange> keys() {
        if (keys == null) {
            requireInObserver();
            Map<String, KeyChange> changes = new LinkedHashMap<>();
            for (String key : keysChanged()) {
                Item item = target.get(key);
                KeyChange change = item == null ? null : keyChange(item);
                if (change != null) {
                    changes.put(key, change);
                }
            }
            keys = changes;
        }
        return keys;
    }

    private @Nullable KeyChange keyChange(Item item) {
        if (!adds(item)) {
            return deletes(item) ? new KeyChange(KeyChange.Action.DELETE, value(item)) : null;
        }
        Item before = item.left;
        while (before != null && adds(before)) {
            before = before.left;
        }
        boolean replaced = before != null && deletes(before);
        if (before == null || !replaced) {
            return deletes(item) ? null : new KeyChange(KeyChange.Action.ADD, Undefined.UNDEFINED);
        }
        return new KeyChange(deletes(item) ? KeyChange.Action.DELETE : KeyChange.Action.UPDATE, value(before));
    }

    private static @Nullable Object value(Item item) {
        return YType.publicValue(JsonConverter.last(item));
    }

    /** The change to a list or text, step by step; nothing for a map. */
    public List<DeltaOperation> delta() {
        if (delta == null) {
            requireInObserver();
            if (target.kind().isText()) {
                delta = TextDelta.of(this);
            } else {
                delta = childListChanged() ? listDelta() : List.of();
            }
        }
        return delta;
    }

    private List<DeltaOperation> listDelta() {
        List<DeltaOperation> steps = new ArrayList<>();
        List<@Nullable Object> inserted = null;
        long retained = 0;
        long removed = 0;
        for (Item item = target.start; item != null; item = item.right) {
            boolean added = adds(item);
            if (item.deleted ? added || !deletes(item) : false) {
                continue;
            }
            if (inserted != null && (item.deleted || !added)) {
                steps.add(new DeltaOperation.Insert(inserted, Map.of()));
                inserted = null;
            }
            if (retained > 0 && (item.deleted || added)) {
                steps.add(new DeltaOperation.Retain(retained, Map.of()));
                retained = 0;
            }
            if (removed > 0 && !item.deleted) {
                steps.add(new DeltaOperation.Delete(removed));
                removed = 0;
            }
            if (item.deleted) {
                removed += item.length;
            } else if (added) {
                inserted = inserted == null ? new ArrayList<>() : inserted;
                addElements(inserted, item);
            } else {
                retained += item.length;
            }
        }
        if (inserted != null) {
            steps.add(new DeltaOperation.Insert(inserted, Map.of()));
        }
        if (removed > 0) {
            steps.add(new DeltaOperation.Delete(removed));
        }
        return steps;
    }

    private static void addElements(List<@Nullable Object> elements, Item item) {
        for (int i = 0; item.countable && i < item.length; i++) {
            elements.add(YType.publicValue(item.content.element(i)));
        }
    }

    boolean adds(Item item) {
        return item.clock >= transaction.stateBefore(item.client);
    }

    boolean deletes(Item item) {
        return transaction.deleteSet.contains(item.client, item.clock);
    }

    private void requireInObserver() {
        if (!transaction.doc.transactions.areFinishing()) {
            throw new IllegalStateException("changes have to be asked for while the observer runs");
        }
    }
}
