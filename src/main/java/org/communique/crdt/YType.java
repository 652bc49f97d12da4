package org.communique.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.communique.crdt.event.Listeners;
import org.communique.crdt.event.Subscription;
import org.communique.crdt.value.JavaScriptValues;
import org.jspecify.annotations.Nullable;

/**
 * A shared type of a document. Plain values in it are {@code null}, {@link org.communique.crdt.value.Undefined}, booleans,
 * numbers, strings, byte
 * arrays, lists and maps; a whole number is read as {@link Long} and any other as {@link Double}.
 */
public abstract sealed class YType permits YText, YArray, YMap, YXmlFragment {

    public final Branch branch;

    YType(Branch branch) {
        this.branch = branch;
    }

    /** The content as plain values: a string for text and XML, else a list or a map. */
    public final @Nullable Object toJson() {
        return JsonConverter.of(branch);
    }

    /**
     * Calls the observer after each transaction that changed this type itself. The transaction rethrows what the observer
     * throws, once the document is consistent.
     */
    public final Subscription observe(Consumer<? super YEvent> observer) {
        if (branch.observers == null) {
            branch.observers = new Listeners<>();
        }
        return branch.doc().observe(branch.observers, observer);
    }

    /** Calls the observer after each transaction that changed this type or a type within it, outermost first. */
    public final Subscription observeDeep(Consumer<? super List<YEvent>> observer) {
        if (branch.deepObservers == null) {
            branch.deepObservers = new Listeners<>();
        }
        return branch.doc().observe(branch.deepObservers, observer);
    }

    final void change(Consumer<Transaction> change) {
        branch.doc().transactions.run(change);
    }

    static @Nullable Object publicValue(@Nullable Object element) {
        return element instanceof Branch nested ? nested.type() : element;
    }

    final List<@Nullable Object> elements() {
        List<@Nullable Object> elements = new ArrayList<>(branch.length);
        for (Item item = branch.start; item != null; item = item.right) {
            if (item.isVisible()) {
                for (int i = 0; i < item.length; i++) {
                    elements.add(publicValue(item.content.element(i)));
                }
            }
        }
        return elements;
    }

    final @Nullable Object value(String key) {
        Item item = branch.get(key);
        return item == null || item.deleted ? null : publicValue(JsonConverter.last(item));
    }

    final Map<String, @Nullable Object> values() {
        Map<String, @Nullable Object> values = new LinkedHashMap<>();
        branch.entries().forEach((key, item) -> {
            if (!item.deleted) {
                values.put(key, publicValue(JsonConverter.last(item)));
            }
        });
        return JavaScriptValues.inPropertyOrder(values);
    }

    final YType insertTypeAfter(@Nullable YType child, Branch nested) {
        Item left = child == null ? null : child.branch.item;
        if (left != null && left.parent != branch) {
            throw new IllegalArgumentException("not a child of this type");
        }
        change(transaction -> ListEditing.insertAfter(transaction, branch, left, List.of(new ContentType(nested))));
        return nested.type();
    }

    /** Of a type without search markers. */
    final void deleteType(YType child) {
        Item item = child.branch.item;
        if (item == null || item.parent != branch) {
            throw new IllegalArgumentException("not a child of this type");
        }
        change(transaction -> transaction.delete(item));
    }

    final YType insertType(int index, Branch nested) {
        change(transaction -> ListEditing.insert(transaction, branch, index, List.of(new ContentType(nested))));
        return nested.type();
    }
}
