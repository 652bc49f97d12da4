package org.communique.storage;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Set;
import org.bson.BsonType;
import org.bson.RawBsonDocument;

/**
 * What all commands have in common that have the same values but for texts within documents, and numbers of the same sign: they have
 * one {@link CommandShape}, and this costs much less. It is a number as good as unique.
 */
final class CommandStructure {

    /** Operators that take any number of values. */
    private static final Set<String> LISTS = Set.of("$in", "$nin");

    private final ByteBuffer bytes;
    private long number = 1;

    private CommandStructure(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    static long of(RawBsonDocument command) {
        var structure = new CommandStructure(command.getByteBuffer().asNIO().order(ByteOrder.LITTLE_ENDIAN));
        structure.document(0);
        return structure.number;
    }

    private void add(long value) {
        number = Long.rotateLeft((number ^ value) * 0x9E3779B97F4A7C15L, 29);
    }

    /** As the specification of BSON says. */
    private void document(int depth) {
        bytes.getInt();
        for (var type = bytes.get(); type != 0; type = bytes.get()) {
            add(type);
            boolean isList = name();
            value(BsonType.findByValue(type & 0xff), depth, isList);
        }
        add(0);
    }

    /** @return whether it is of {@link #LISTS} */
    private boolean name() {
        int begin = bytes.position();
        for (var letter = bytes.get(); letter != 0; letter = bytes.get()) {
            add(letter);
        }
        if (bytes.get(begin) != '$') {
            return false;
        }
        var name = new byte[bytes.position() - 1 - begin];
        bytes.get(begin, name);
        return LISTS.contains(new String(name, ISO_8859_1));
    }

    private void value(BsonType type, int depth, boolean isList) {
        switch (type) {
            case DOCUMENT, ARRAY -> {
                if (isList) {
                    skip(bytes.getInt(bytes.position()));
                } else {
                    document(depth + 1);
                }
            }
            case STRING, JAVASCRIPT, SYMBOL -> {
                int end = bytes.getInt() + bytes.position();
                while (depth == 0 && bytes.position() < end) {
                    add(bytes.get());
                }
                bytes.position(end);
            }
            case BOOLEAN -> add(bytes.get());
            case INT32 -> add(Integer.signum(bytes.getInt()));
            case INT64 -> add(Long.signum(bytes.getLong()));
            case DOUBLE -> add((long) Math.signum(bytes.getDouble()));
            case DATE_TIME, TIMESTAMP -> skip(Long.BYTES);
            case BINARY -> skip(bytes.getInt() + 1);
            case OBJECT_ID -> skip(12);
            case DECIMAL128 -> skip(16);
            case REGULAR_EXPRESSION -> {
                name();
                name();
            }
            case NULL, UNDEFINED, MIN_KEY, MAX_KEY -> {}
            default -> throw new IllegalArgumentException(type + " in a command");
        }
    }

    private void skip(int count) {
        bytes.position(bytes.position() + count);
    }
}
