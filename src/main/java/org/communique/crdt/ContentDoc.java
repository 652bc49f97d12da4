package org.communique.crdt;

import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.crdt.codec.MalformedUpdateException;
import org.communique.crdt.value.Subdocument;
import org.communique.crdt.value.Undefined;
import org.jspecify.annotations.Nullable;

/** A reference to another document, kept so that it survives a round trip; the document itself is not loaded. */
final class ContentDoc extends Content {

    static final int REF = 9;

    private final Subdocument subdocument;

    ContentDoc(Subdocument subdocument) {
        this.subdocument = subdocument;
    }

    /** Options follow JavaScript objects: {@code undefined} means that there is none. */
    static ContentDoc read(UpdateDecoder decoder) {
        String guid = decoder.readString();
        Object options = decoder.readAny();
        if (options == null || options == Undefined.UNDEFINED) {
            throw new MalformedUpdateException("subdocument without options");
        }
        Map<?, ?> given = options instanceof Map<?, ?> map ? map : Map.of();
        Object meta = given.get("meta");
        return new ContentDoc(new Subdocument(
                guid,
                !given.containsKey("gc") || given.get("gc") == Undefined.UNDEFINED || isTruthy(given.get("gc")),
                isTruthy(given.get("autoLoad")),
                meta == Undefined.UNDEFINED ? null : meta));
    }

    private static boolean isTruthy(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Undefined ignored -> false;
            case Boolean bool -> bool;
            case String text -> !text.isEmpty();
            case BigInteger integer -> integer.signum() != 0;
            case Number number -> number.doubleValue() != 0 && !Double.isNaN(number.doubleValue());
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
        return subdocument;
    }

    /** Each option is written only where it differs from its default. */
    @Override
    void write(UpdateEncoder encoder, long offset) {
        Map<String, @Nullable Object> options = new LinkedHashMap<>();
        if (!subdocument.collectGarbage()) {
            options.put("gc", false);
        }
        if (subdocument.autoLoad()) {
            options.put("autoLoad", true);
        }
        if (subdocument.meta() != null) {
            options.put("meta", subdocument.meta());
        }
        encoder.writeString(subdocument.guid());
        encoder.writeAny(options);
    }
}
