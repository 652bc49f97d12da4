package org.communique.storage.embedded.table;

import de.bwaldvogel.mongo.backend.Missing;
import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonJavaScript;
import de.bwaldvogel.mongo.bson.BsonRegularExpression;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.MaxKey;
import de.bwaldvogel.mongo.bson.MinKey;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Writes BSON values so that the unsigned order of the bytes is MongoDB's order of the values, and that values which a
 * query considers equal (1 and 1.0, null and missing) have equal bytes. For documents and arrays only the second holds.
 */
public final class OrderedEncoding {

    /** Greater than any byte that can follow a value: a prefix with it is the end of the range of that prefix. */
    static final byte END = (byte) 0xFF;

    public static final byte DOCUMENT = 0x30;
    public static final byte AFTER_ARRAY = 0x39;

    private static final byte MIN_KEY = 0x02;
    private static final byte NULL = 0x05;
    private static final byte NUMBER = 0x10;
    private static final byte STRING = 0x20;
    private static final byte ARRAY = 0x38;
    private static final byte BINARY = 0x40;
    private static final byte LEGACY_UUID = 0x48;
    private static final byte STANDARD_UUID = 0x50;
    private static final byte OBJECT_ID = 0x58;
    private static final byte BOOLEAN = 0x60;
    private static final byte DATE = 0x68;
    private static final byte TIMESTAMP = 0x70;
    private static final byte REGEX = 0x78;
    private static final byte JAVASCRIPT = 0x7A;
    private static final byte MAX_KEY = 0x7E;

    private static final byte MORE = 1;
    private static final byte NO_MORE = 0;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(32);

    public static byte[] of(@Nullable Object value) {
        return new OrderedEncoding().add(value).toBytes();
    }

    /** The kind of a value, to which comparisons such as $lt are confined. */
    static byte kindOf(@Nullable Object value) {
        return of(value)[0];
    }

    /** Where the value that starts at {@code offset} ends; documents and arrays cannot be skipped. */
    public static int skip(byte[] bytes, int offset) {
        int start = offset + 1;
        return switch (bytes[offset]) {
            case MIN_KEY, NULL, MAX_KEY -> start;
            case NUMBER -> start + Double.BYTES + Short.BYTES;
            case STRING, JAVASCRIPT -> skipText(bytes, start);
            case REGEX -> skipText(bytes, skipText(bytes, start));
            case BINARY ->
                start
                        + Integer.BYTES
                        + ByteBuffer.wrap(bytes, start, Integer.BYTES).getInt();
            case LEGACY_UUID, STANDARD_UUID -> start + 2 * Long.BYTES;
            case OBJECT_ID -> start + 12;
            case BOOLEAN -> start + 1;
            case DATE, TIMESTAMP -> start + Long.BYTES;
            default -> throw new IllegalArgumentException("No value of fixed extent at " + offset);
        };
    }

    OrderedEncoding add(@Nullable Object value) {
        switch (value) {
            case null -> out.write(NULL);
            case Missing missing -> out.write(NULL);
            case Number number -> number(number);
            case String text -> tagged(STRING).text(text);
            case Map<?, ?> document -> document(document);
            case Collection<?> array -> array(array);
            case BinData binary ->
                tagged(BINARY).integer(binary.getData().length).raw(binary.getData());
            case LegacyUUID uuid -> tagged(LEGACY_UUID).uuid(uuid.getUuid());
            case UUID uuid -> tagged(STANDARD_UUID).uuid(uuid);
            case ObjectId id -> tagged(OBJECT_ID).raw(id.toByteArray());
            case Boolean bool -> tagged(BOOLEAN).out.write(bool ? 1 : 0);
            case Instant date -> tagged(DATE).integer(date.toEpochMilli() ^ Long.MIN_VALUE);
            case BsonTimestamp timestamp -> tagged(TIMESTAMP).integer(timestamp.getValue());
            case BsonRegularExpression regex ->
                tagged(REGEX).text(regex.getPattern()).text(String.valueOf(regex.getOptions()));
            case BsonJavaScript code -> tagged(JAVASCRIPT).text(code.getCode());
            case MinKey min -> out.write(MIN_KEY);
            case MaxKey max -> out.write(MAX_KEY);
            default -> throw new IllegalArgumentException("Cannot index a " + value.getClass());
        }
        return this;
    }

    public OrderedEncoding raw(byte... bytes) {
        out.writeBytes(bytes);
        return this;
    }

    public byte[] toBytes() {
        return out.toByteArray();
    }

    /** A double, then what a long has over that double: 2^53 and 2^53 + 1 differ, 1 and 1.0 do not. */
    private void number(Number number) {
        double approximation = number.doubleValue() == 0 ? 0 : number.doubleValue();
        long bits = Double.doubleToLongBits(approximation);
        long rest = number instanceof Long exact ? exact - (long) approximation : 0;
        tagged(NUMBER).integer(bits < 0 ? ~bits : bits ^ Long.MIN_VALUE);
        out.writeBytes(ByteBuffer.allocate(Short.BYTES)
                .putShort((short) (rest - Short.MIN_VALUE))
                .array());
    }

    /** UTF-8, with a zero byte as 00 FF, and 00 at the end. */
    private OrderedEncoding text(String text) {
        for (byte unit : text.getBytes(StandardCharsets.UTF_8)) {
            out.write(unit);
            if (unit == 0) {
                out.write(END);
            }
        }
        out.write(0);
        return this;
    }

    private static int skipText(byte[] bytes, int offset) {
        int i = offset;
        while (bytes[i] != 0 || i + 1 < bytes.length && bytes[i + 1] == END) {
            i += bytes[i] == 0 ? 2 : 1;
        }
        return i + 1;
    }

    private void document(Map<?, ?> document) {
        tagged(DOCUMENT);
        document.forEach((name, value) -> raw(MORE).text(name.toString()).add(value));
        out.write(NO_MORE);
    }

    private void array(Collection<?> array) {
        tagged(ARRAY);
        array.forEach(value -> raw(MORE).add(value));
        out.write(NO_MORE);
    }

    private OrderedEncoding uuid(UUID uuid) {
        return integer(uuid.getMostSignificantBits()).integer(uuid.getLeastSignificantBits());
    }

    private OrderedEncoding tagged(byte tag) {
        out.write(tag);
        return this;
    }

    private OrderedEncoding integer(long value) {
        return raw(ByteBuffer.allocate(Long.BYTES).putLong(value).array());
    }

    private OrderedEncoding integer(int value) {
        return raw(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    }
}
