package org.communique.crdt;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Plain values as versions of Yjs before 13 wrote them. */
final class ContentJson extends Content {

    static final int REF = 2;

    private static final String UNDEFINED = "undefined";

    private final List<@Nullable Object> values;

    ContentJson(List<@Nullable Object> values) {
        this.values = values;
    }

    static ContentJson read(UpdateDecoder decoder) {
        long length = decoder.readLength();
        List<@Nullable Object> values = new ArrayList<>(1);
        for (long i = 0; i < length; i++) {
            String text = decoder.readString();
            values.add(text.equals(UNDEFINED) ? Undefined.UNDEFINED : Json.parse(text));
        }
        return new ContentJson(values);
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
        ContentJson right = new ContentJson(new ArrayList<>(tail));
        tail.clear();
        return right;
    }

    @Override
    boolean mergeWith(Content right) {
        return right instanceof ContentJson other && values.addAll(other.values);
    }

    @Override
    void write(UpdateEncoder encoder, long offset) {
        encoder.writeLength(values.size() - offset);
        for (Object value : values.subList((int) offset, values.size())) {
            encoder.writeString(value == Undefined.UNDEFINED ? UNDEFINED : Json.stringify(value));
        }
    }
}
