package org.communique.crdt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plain values. */
final class ContentAny extends Content {

    static final int REF = 8;

    private final List<@Nullable Object> values;

    ContentAny(List<? extends @Nullable Object> values) {
        this.values = new ArrayList<>(values);
    }

    static ContentAny read(UpdateDecoder decoder) {
        long length = decoder.readLength();
        List<@Nullable Object> values = new ArrayList<>(1);
        for (long i = 0; i < length; i++) {
            values.add(decoder.readAny());
        }
        return new ContentAny(values);
    }

    @Override
    int ref() {
        return REF;
    }

    @Override
    long length() {
        return values.size();
    }

    @Override
    boolean isCountable() {
        return true;
    }

    @Override
    @Nullable
    Object element(int offset) {
        return values.get(offset);
    }

    @Override
    Content splice(long offset) {
        List<@Nullable Object> tail = values.subList((int) offset, values.size());
        ContentAny right = new ContentAny(tail);
        tail.clear();
        return right;
    }

    @Override
    boolean mergeWith(Content right) {
        return right instanceof ContentAny other && values.addAll(other.values);
    }

    @Override
    void write(UpdateEncoder encoder, long offset) {
        encoder.writeLength(values.size() - offset);
        for (Object value : values.subList((int) offset, values.size())) {
            encoder.writeAny(value);
        }
    }
}
