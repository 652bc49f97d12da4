package org.communique.crdt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A position between two items of a text, and the attributes that apply there (Yjs, ItemTextListPosition). */
final class TextPosition {

    @Nullable
    Item left;

    @Nullable
    Item right;

    int index;
    private @Nullable Map<String, @Nullable Object> attributes;

    private TextPosition(@Nullable Item left, @Nullable Item right, int index) {
        this.left = left;
        this.right = right;
        this.index = index;
    }

    static TextPosition find(Transaction transaction, Branch text, int index, boolean useMarkers) {
        TextPosition position = near(text, index, useMarkers);
        position.advance(transaction, index - position.index);
        return position;
    }

    /** A place at or before an index. */
    static TextPosition near(Branch text, int index, boolean useMarkers) {
        SearchMarkers markers = text.markers;
        int marker = useMarkers ? SearchMarkers.find(text, index) : -1;
        if (markers == null || marker < 0) {
            return new TextPosition(null, text.start, 0);
        }
        Item item = markers.item(marker);
        return new TextPosition(item.left, item, markers.index(marker));
    }

    void advance(Transaction transaction, int count) {
        long missing = count;
        while (right != null && missing > 0) {
            Item item = right;
            if (!item.deleted && !(item.content instanceof ContentFormat)) {
                if (missing < item.length) {
                    transaction.store().cut(transaction, item, missing);
                }
                missing -= item.length;
            }
            forward(item);
        }
    }

    /** A copy that stays when this position moves on; what is inserted there comes after it. */
    TextPosition copy() {
        TextPosition copy = new TextPosition(left, right, index);
        copy.attributes = attributes == null ? null : new LinkedHashMap<>(attributes);
        return copy;
    }

    /** Moves past the right item, which is given so that it is known to be there. */
    void forward(Item item) {
        if (!item.deleted) {
            if (item.content instanceof ContentFormat format) {
                update(attributes(), format);
            } else {
                index += (int) item.length;
            }
        }
        left = item;
        right = item.right;
    }

    boolean isFormatted() {
        return attributes != null && !attributes.isEmpty();
    }

    Map<String, @Nullable Object> attributes() {
        if (attributes == null) {
            attributes = new LinkedHashMap<>();
        }
        return attributes;
    }

    static void update(Map<String, @Nullable Object> attributes, ContentFormat format) {
        if (format.value == null) {
            attributes.remove(format.key);
        } else {
            attributes.put(format.key, format.value);
        }
    }
}
