package org.communique.crdt.codec;

/** Bytes, each with a repeat count; the last one repeats without end. */
public final class RleDecoder {

    private final ByteReader in;
    private int value;
    private long count;

    public RleDecoder(ByteReader in) {
        this.in = in;
    }

    public int read() {
        if (count == 0) {
            value = in.readByte();
            count = in.hasContent() ? in.readVarUint() + 1 : Long.MAX_VALUE;
        }
        count--;
        return value;
    }
}
