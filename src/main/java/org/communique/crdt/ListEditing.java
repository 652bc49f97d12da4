package org.communique.crdt;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.communique.crdt.value.Subdocument;
import org.communique.crdt.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Changes to lists and to keyed values (Yjs, AbstractType.js). */
final class ListEditing {

    private ListEditing() {}

    /** Puts consecutive plain values into one item; byte arrays and subdocuments have items of their own. */
    static List<Content> contents(List<? extends @Nullable Object> values) {
        List<Content> contents = new ArrayList<>();
        List<@Nullable Object> run = new ArrayList<>();
        for (Object value : values) {
            if (!(value instanceof byte[] || value instanceof Subdocument)) {
                run.add(plain(value));
                continue;
            }
            if (!run.isEmpty()) {
                contents.add(new ContentValues(run));
                run.clear();
            }
            contents.add(content(value));
        }
        if (!run.isEmpty()) {
            contents.add(new ContentValues(run));
        }
        return contents;
    }

    static Content content(@Nullable Object value) {
        return switch (value) {
            case byte[] bytes -> new ContentBinary(bytes.clone());
            case Subdocument subdocument -> new ContentDoc(subdocument);
            case null, default -> new ContentValues(Collections.singletonList(plain(value)));
        };
    }

    private static @Nullable Object plain(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case String text -> text;
            case Number number -> number;
            case Boolean bool -> bool;
            case Map<?, ?> map -> map;
            case List<?> list -> list;
            case Undefined undefined -> undefined;
            default -> throw new IllegalArgumentException("not a plain value: " + value.getClass());
        };
    }

    static void insert(Transaction transaction, Branch list, int index, List<Content> contents) {
        if (index < 0 || index > list.length) {
            throw new IndexOutOfBoundsException(index);
        }
        long length = contents.stream().mapToLong(Content::length).sum();
        Item left = null;
        if (index > 0) {
            left = itemBefore(transaction, list, index);
        }
        if (list.markers != null) {
            list.markers.shift(index, (int) length);
        }
        insertAfter(transaction, list, left, contents);
    }

    static void push(Transaction transaction, Branch list, List<Content> contents) {
        Item marked = list.markers == null ? null : list.markers.lastItem();
        Item last = marked == null ? list.start : marked;
        while (last != null && last.right != null) {
            last = last.right;
        }
        insertAfter(transaction, list, last, contents);
    }

    static void insertAfter(Transaction transaction, Branch list, @Nullable Item after, List<Content> contents) {
        Item left = after;
        Item right = after == null ? list.start : after.right;
        for (Content content : contents) {
            left = transaction.insert(left, right, list, null, content);
        }
    }

    /** The item that ends at an index, split there if necessary. */
    private static @Nullable Item itemBefore(Transaction transaction, Branch list, int index) {
        SearchMarkers markers = list.markers;
        int marker = SearchMarkers.find(list, index);
        Item item = list.start;
        long missing = index;
        if (markers != null && marker >= 0) {
            item = markers.item(marker);
            missing -= markers.index(marker);
            if (missing == 0) {
                do {
                    item = item.left;
                } while (item != null && item.deleted);
                missing += item != null && item.countable ? item.length : 0;
            }
        }
        for (; item != null; item = item.right) {
            if (item.isVisible()) {
                if (missing <= item.length) {
                    if (missing < item.length) {
                        transaction.store().cut(transaction, item, missing);
                    }
                    return item;
                }
                missing -= item.length;
            }
        }
        return null;
    }

    static void delete(Transaction transaction, Branch list, int index, int length) {
        if (index < 0 || length < 0 || index + (long) length > list.length) {
            throw new IndexOutOfBoundsException(index + " + " + length);
        }
        if (length == 0) {
            return;
        }
        SearchMarkers markers = list.markers;
        int marker = SearchMarkers.find(list, index);
        Item item = markers == null || marker < 0 ? list.start : markers.item(marker);
        long before = markers == null || marker < 0 ? index : index - markers.index(marker);
        for (; item != null && before > 0; item = item.right) {
            if (item.isVisible()) {
                if (before < item.length) {
                    transaction.store().cut(transaction, item, before);
                }
                before -= item.length;
            }
        }
        long missing = length;
        for (; item != null && missing > 0; item = item.right) {
            if (!item.deleted) {
                if (missing < item.length) {
                    transaction.store().cut(transaction, item, missing);
                }
                transaction.delete(item);
                missing -= item.length;
            }
        }
        if (list.markers != null) {
            list.markers.shift(index, (int) missing - length);
        }
    }

    static @Nullable Object get(Branch list, int index) {
        if (index < 0 || index >= list.length) {
            throw new IndexOutOfBoundsException(index);
        }
        SearchMarkers markers = list.markers;
        int marker = SearchMarkers.find(list, index);
        Item item = markers == null || marker < 0 ? list.start : markers.item(marker);
        long missing = markers == null || marker < 0 ? index : index - markers.index(marker);
        for (; item != null; item = item.right) {
            if (item.isVisible()) {
                if (missing < item.length) {
                    return item.content.element((int) missing);
                }
                missing -= item.length;
            }
        }
        throw new IndexOutOfBoundsException(index);
    }

    static Item set(Transaction transaction, Branch branch, String key, Content content) {
        return transaction.insert(branch.get(key), null, branch, key, content);
    }

    static void delete(Transaction transaction, Branch branch, String key) {
        Item item = branch.get(key);
        if (item != null) {
            transaction.delete(item);
        }
    }
}
