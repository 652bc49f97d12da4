package org.communique.crdt;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A reference to another document, kept so that it survives a round trip; the document itself is not loaded. */
final class ContentDoc extends Content {

    static final int REF = 9;

    private final String guid;
    private final Map<String, @Nullable Object> options;

    private ContentDoc(String guid, Map<String, @Nullable Object> options) {
        this.guid = guid;
        this.options = options;
    }

    /** Yjs keeps three options, and each only where it differs from its default. */
    static ContentDoc read(UpdateDecoder decoder) {
        String guid = decoder.readString();
        Object given = decoder.readAny();
        if (given == null || given == Undefined.UNDEFINED) {
            throw new MalformedUpdateException("subdocument without options");
        }
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        if (given instanceof Map<?, ?> map) {
            if (map.containsKey("gc") && !isTruthy(map.get("gc"))) {
                options.put("gc", false);
            }
            if (isTruthy(map.get("autoLoad"))) {
                options.put("autoLoad", true);
            }
            if (map.get("meta") != null) {
                options.put("meta", map.get("meta"));
            }
        }
        return new ContentDoc(guid, options);
    }

    private static boolean isTruthy(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Undefined ignored -> false;
            case Boolean bool -> bool;
            case String text -> !text.isEmpty();
            case Number number -> number.doubleValue() != 0;
            default -> true;
        };
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
        return true;
    }

    @Override
    Object element(int offset) {
        return Undefined.UNDEFINED;
    }

    @Override
    void write(UpdateEncoder encoder, long offset) {
        encoder.writeString(guid);
        encoder.writeAny(options);
    }
}
