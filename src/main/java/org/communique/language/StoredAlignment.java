package org.communique.language;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.communique.language.alignment.Alignment;
import org.communique.text.leaf.BlockId;
import tools.jackson.databind.json.JsonMapper;

/**
 * An alignment as it is stored: JSON, deflated, as a row has the words of its source several times. The names of its fields are part of what
 * is stored, and stay.
 */
final class StoredAlignment {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addMixIn(BlockId.class, Value.class)
            .changeDefaultVisibility(visibility -> visibility.withIsGetterVisibility(Visibility.NONE))
            .build();

    private StoredAlignment() {}

    static byte[] of(Alignment alignment) {
        var stored = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(stored)) {
            MAPPER.writeValue(deflated, alignment);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return stored.toByteArray();
    }

    static Alignment read(byte[] stored) {
        return MAPPER.readValue(new InflaterInputStream(new ByteArrayInputStream(stored)), Alignment.class);
    }

    private abstract static class Value {

        @JsonCreator
        Value(String value) {}

        @JsonValue
        abstract String value();
    }
}
