package org.communique.storage.embedded.query;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A document's bytes, whose fields can be found and copied without reading what is in them; see bsonspec.org. */
final class RawBson {

    static final byte STRING = 0x02;
    static final byte DOCUMENT = 0x03;
    static final byte ARRAY = 0x04;
    static final byte BINARY = 0x05;

    /** An element of a document: where it starts, with its type, where its value starts, and where that ends. */
    record Element(String name, int start, int value, int end) {}

    private RawBson() {}

    /** Null if there is one whose length is not known here. */
    static @Nullable List<Element> elements(byte[] bytes, int start) {
        List<Element> elements = new ArrayList<>();
        ByteBuffer buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int end = start + buffer.getInt(start) - 1;
        for (int at = start + Integer.BYTES; at < end; ) {
            int name = at + 1;
            int value = name;
            while (bytes[value] != 0) {
                value++;
            }
            value++;
            int length = length(bytes[at], buffer, value);
            if (length < 0) {
                return null;
            }
            elements.add(new Element(
                    new String(bytes, name, value - 1 - name, StandardCharsets.UTF_8), at, value, value + length));
            at = value + length;
        }
        return elements;
    }

    /** How many bytes a value has; negative for rare types. */
    private static int length(byte type, ByteBuffer bytes, int at) {
        return switch (type) {
            case 0x01, 0x09, 0x11, 0x12 -> Long.BYTES;
            case 0x13 -> 2 * Long.BYTES;
            case STRING -> Integer.BYTES + bytes.getInt(at);
            case DOCUMENT, ARRAY -> bytes.getInt(at);
            case BINARY -> Integer.BYTES + 1 + bytes.getInt(at);
            case 0x07 -> 12;
            case 0x08 -> 1;
            case 0x06, 0x0A, (byte) 0xFF, 0x7F -> 0;
            case 0x10 -> Integer.BYTES;
            default -> -1;
        };
    }

    /** Builds a document. */
    static final class Out extends ByteArrayOutputStream {

        Out(int size) {
            super(size);
            skipLength();
        }

        void skipLength() {
            count += Integer.BYTES;
            if (count > buf.length) {
                buf = Arrays.copyOf(buf, 2 * count);
            }
        }

        void copy(byte[] bytes, int from, int to) {
            write(bytes, from, to - from);
        }

        void name(int index) {
            writeBytes(String.valueOf(index).getBytes(StandardCharsets.US_ASCII));
            write(0);
        }

        void endDocument(int start) {
            write(0);
            ByteBuffer.wrap(buf).order(ByteOrder.LITTLE_ENDIAN).putInt(start, count - start);
        }

        byte[] document(int start) {
            endDocument(start);
            return toByteArray();
        }
    }
}
