package org.communique.crdt.codec;

/** Numbers as differences; the lowest bit of a difference says that a repeat count follows. */
public final class IntDiffOptRleDecoder {

    private final ByteReader in;
    private long value;
    private long difference;
    private long count;

    public IntDiffOptRleDecoder(ByteReader in) {
        this.in = in;
    }

    public long read() {
        if (count == 0) {
            long encoded = in.readVarInt();
            difference = encoded >> 1;
            count = (encoded & 1) == 0 ? 1 : in.readVarUint() + 2;
        }
        count--;
        value += difference;
        if (value < 0 || value > ByteReader.MAX_SAFE_INTEGER) {
            throw new MalformedUpdateException("clock out of range");
        }
        return value;
    }
}
