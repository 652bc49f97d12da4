package org.communique.crdt;

import org.communique.crdt.value.Undefined;
import org.jspecify.annotations.Nullable;

/** The text after this mark has the attribute; {@code null} ends it. */
public final class ContentFormat extends Content {

    static final int REF = 6;

    public final String key;
    final @Nullable public Object value;

    ContentFormat(String key, @Nullable Object value) {
        this.key = key;
        this.value = value;
    }

    @Override
    int ref() {
        return REF;
    }

    @Override
    long length() {
        return 1;
    }

    @Override
    boolean isCountable() {
        return false;
    }

    @Override
    Object element(int offset) {
        return Undefined.UNDEFINED;
    }

    /** Search markers do not know the attributes at their position, so formatted text has none. */
    @Override
    void integrated(Transaction transaction, Item item) {
        Branch branch = item.branch();
        branch.markers = null;
        branch.hasFormatting = true;
        branch.everFormatted = true;
    }

    @Override
    void write(UpdateEncoder encoder, long offset) {
        encoder.writeKey(key);
        encoder.writeJson(value);
    }
}
