package org.communique.crdt;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A shared map from strings to plain values and other shared types. */
public final class YMap extends YType {

    YMap(Branch branch) {
        super(branch);
    }

    /** The value, or {@code null} if there is none. */
    public @Nullable Object get(String key) {
        return value(key);
    }

    public boolean has(String key) {
        Item item = branch.get(key);
        return item != null && !item.deleted;
    }

    /** The entries as they are now. */
    public Map<String, @Nullable Object> toMap() {
        return values();
    }

    public void set(String key, @Nullable Object value) {
        Content content = ListEditing.content(value);
        change(transaction -> ListEditing.set(transaction, branch, key, content));
    }

    public YArray setArray(String key) {
        return (YArray) setType(key, SharedTypeKind.ARRAY);
    }

    public YMap setMap(String key) {
        return (YMap) setType(key, SharedTypeKind.MAP);
    }

    public YText setText(String key) {
        return (YText) setType(key, SharedTypeKind.TEXT);
    }

    private YType setType(String key, SharedTypeKind sharedTypeKind) {
        Branch nested = new Branch(sharedTypeKind, "");
        change(transaction -> ListEditing.set(transaction, branch, key, new ContentType(nested)));
        return nested.type();
    }

    public void delete(String key) {
        change(transaction -> ListEditing.delete(transaction, branch, key));
    }
}
