package org.communique.crdt.codec;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads lib0's primitive encodings; every method throws {@link MalformedUpdateException} on bad bytes. */
public final class ByteReader {

    public static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    private final byte[] bytes;
    private final int end;
    private int position;

    public ByteReader(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ByteReader(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.position = start;
        this.end = end;
    }

    int remaining() {
        return end - position;
    }

    public boolean hasContent() {
        return position < end;
    }

    public int readByte() {
        if (position >= end) {
            throw new MalformedUpdateException("unexpected end of bytes");
        }
        return bytes[position++] & 0xff;
    }

    /** An unsigned number of at most 53 bits, seven bits a byte, lowest first. */
    public long readVarUint() {
        return readContinuation(0, 0);
    }

    /** Whether the sign bit of the next signed number is set, which it can be for zero. */
    public boolean nextIsNegative() {
        return position < end && (bytes[position] & 0x40) != 0;
    }

    /** A signed number: the first byte has the sign and six bits. */
    public long readVarInt() {
        int first = readByte();
        long magnitude = (first & 0x80) == 0 ? first & 0x3f : readContinuation(first & 0x3f, 6);
        return (first & 0x40) == 0 ? magnitude : -magnitude;
    }

    private long readContinuation(long value, int shift) {
        while (shift <= 56) {
            int next = readByte();
            value |= (long) (next & 0x7f) << shift;
            if (value < 0 || value > MAX_SAFE_INTEGER) {
                break;
            }
            if (next < 0x80) {
                return value;
            }
            shift += 7;
        }
        throw new MalformedUpdateException("number of more than 53 bits");
    }

    /** A count of things that each take at least one of the remaining bytes. */
    public int readCount() {
        long count = readVarUint();
        if (count > remaining()) {
            throw new MalformedUpdateException("count exceeds the bytes at hand");
        }
        return (int) count;
    }

    /** Bytes after their length. */
    public byte[] readVarBytes() {
        int start = skip(readCount());
        return Arrays.copyOfRange(bytes, start, position);
    }

    /** A length-prefixed part as a reader of its own, not copied. */
    public ByteReader readVarSlice() {
        int start = skip(readCount());
        return new ByteReader(bytes, start, position);
    }

    /** UTF-8 after its length in bytes. */
    public String readVarString() {
        int length = readCount();
        int start = skip(length);
        for (int i = start; i < position; i++) {
            if (bytes[i] < 0) {
                return decodeUtf8(start, length);
            }
        }
        return new String(bytes, start, length, StandardCharsets.ISO_8859_1);
    }

    private String decodeUtf8(int start, int length) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, start, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new MalformedUpdateException("text that is not UTF-8");
        }
    }

    public float readFloat32() {
        return ByteBuffer.wrap(bytes, skip(4), 4).getFloat();
    }

    public double readFloat64() {
        return ByteBuffer.wrap(bytes, skip(8), 8).getDouble();
    }

    public long readInt64() {
        return ByteBuffer.wrap(bytes, skip(8), 8).getLong();
    }

    private int skip(int length) {
        if (length > remaining()) {
            throw new MalformedUpdateException("unexpected end of bytes");
        }
        int start = position;
        position += length;
        return start;
    }
}
