package org.communique.crdt.codec;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** Writes lib0's primitive encodings into a growing buffer. */
public final class ByteWriter {

    private byte[] bytes = new byte[64];
    private int size;

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    int size() {
        return size;
    }

    public void writeByte(int value) {
        ensure(1);
        bytes[size++] = (byte) value;
    }

    /** An unsigned number of at most 53 bits, seven bits a byte, lowest first. */
    public void writeVarUint(long value) {
        ensure(9);
        while (value > 0x7f) {
            bytes[size++] = (byte) (0x80 | (value & 0x7f));
            value >>>= 7;
        }
        bytes[size++] = (byte) value;
    }

    public void writeVarInt(long value) {
        writeVarInt(Math.abs(value), value < 0);
    }

    /** The sign is separate because minus zero has a meaning of its own. */
    public void writeVarInt(long magnitude, boolean negative) {
        writeByte((magnitude > 0x3f ? 0x80 : 0) | (negative ? 0x40 : 0) | (int) (magnitude & 0x3f));
        magnitude >>>= 6;
        if (magnitude > 0) {
            writeVarUint(magnitude);
        }
    }

    void writeBytes(byte[] source) {
        writeBytes(source, source.length);
    }

    private void writeBytes(byte[] source, int length) {
        ensure(length);
        System.arraycopy(source, 0, bytes, size, length);
        size += length;
    }

    public void writeAll(ByteWriter other) {
        writeBytes(other.bytes, other.size);
    }

    /** Bytes after their length. */
    public void writeVarBytes(byte[] source) {
        writeVarUint(source.length);
        writeBytes(source);
    }

    public void writeVarBytes(ByteWriter other) {
        writeVarUint(other.size);
        writeAll(other);
    }

    /** UTF-8 as a browser's TextEncoder makes it: half a surrogate pair becomes U+FFFD. */
    public void writeVarString(CharSequence text) {
        int encoded = encodedLength(text);
        writeVarUint(encoded);
        ensure(encoded);
        int length = text.length();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                bytes[size++] = (byte) c;
            } else if (c < 0x800) {
                bytes[size++] = (byte) (0xc0 | c >> 6);
                bytes[size++] = (byte) (0x80 | (c & 0x3f));
            } else if (isPair(text, i)) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                bytes[size++] = (byte) (0xf0 | point >> 18);
                bytes[size++] = (byte) (0x80 | ((point >> 12) & 0x3f));
                bytes[size++] = (byte) (0x80 | ((point >> 6) & 0x3f));
                bytes[size++] = (byte) (0x80 | (point & 0x3f));
            } else {
                char written = Character.isSurrogate(c) ? '\ufffd' : c;
                bytes[size++] = (byte) (0xe0 | written >> 12);
                bytes[size++] = (byte) (0x80 | ((written >> 6) & 0x3f));
                bytes[size++] = (byte) (0x80 | (written & 0x3f));
            }
        }
    }

    private static int encodedLength(CharSequence text) {
        int length = text.length();
        int encoded = 0;
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                encoded++;
            } else if (c < 0x800) {
                encoded += 2;
            } else if (isPair(text, i)) {
                encoded += 4;
                i++;
            } else {
                encoded += 3;
            }
        }
        return encoded;
    }

    private static boolean isPair(CharSequence text, int index) {
        return Character.isHighSurrogate(text.charAt(index))
                && index + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(index + 1));
    }

    public void writeFloat32(float value) {
        ensure(4);
        ByteBuffer.wrap(bytes, size, 4).putFloat(value);
        size += 4;
    }

    public void writeFloat64(double value) {
        ensure(8);
        ByteBuffer.wrap(bytes, size, 8).putDouble(value);
        size += 8;
    }

    public void writeInt64(long value) {
        ensure(8);
        ByteBuffer.wrap(bytes, size, 8).putLong(value);
        size += 8;
    }

    private void ensure(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
