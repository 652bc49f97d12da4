package org.communique.crdt;

import java.util.ArrayList;
import java.util.List;
import org.communique.crdt.value.Json;
import org.communique.crdt.value.Undefined;
import org.jspecify.annotations.Nullable;

/** Plain values. Those that Yjs wrote as JSON before version 13 keep that form. */
public final class ContentValues extends Content {

    static final int ANY_REF = 8;
    static final int JSON_REF = 2;

    private static final String UNDEFINED = "undefined";

    private final int ref;
    private final List<@Nullable Object> values;

    private ContentValues(int ref, List<? extends @Nullable Object> values) {
        this.ref = ref;
        this.values = new ArrayList<>(values);
    }

    ContentValues(List<? extends @Nullable Object> values) {
        this(ANY_REF, values);
    }

    static ContentValues readAny(UpdateDecoder decoder) {
        long length = decoder.readLength();
        List<@Nullable Object> values = new ArrayList<>(1);
        for (long i = 0; i < length; i++) {
            values.add(decoder.readAny());
        }
        return new ContentValues(ANY_REF, values);
    }

    static ContentValues readJson(UpdateDecoder decoder) {
        long length = decoder.readLength();
        List<@Nullable Object> values = new ArrayList<>(1);
        for (long i = 0; i < length; i++) {
            String text = decoder.readString();
            values.add(text.equals(UNDEFINED) ? Undefined.UNDEFINED : Json.parse(text));
        }
        return new ContentValues(JSON_REF, values);
    }

    @Override
    int ref() {
        return ref;
    }

    @Override
    public long length() {
        return values.size();
    }

    @Override
    boolean isCountable() {
        return true;
    }

    @Override
    @Nullable
    public Object element(int offset) {
        return values.get(offset);
    }

    @Override
    Content splice(long offset) {
        List<@Nullable Object> tail = values.subList((int) offset, values.size());
        ContentValues right = new ContentValues(ref, tail);
        tail.clear();
        return right;
    }

    @Override
    boolean mergeWith(Content right) {
        return right instanceof ContentValues other && ref == other.ref && values.addAll(other.values);
    }

    @Override
    void write(UpdateEncoder encoder, long offset) {
        encoder.writeLength(values.size() - offset);
        for (Object value : values.subList((int) offset, values.size())) {
            if (ref == ANY_REF) {
                encoder.writeAny(value);
            } else {
                encoder.writeString(value == Undefined.UNDEFINED ? UNDEFINED : Json.stringify(value));
            }
        }
    }
}
