package org.communique.crdt.codec;

/** Unsigned numbers; the sign of one, even of zero, says that a repeat count follows. */
public final class UintOptRleDecoder {

    private final ByteReader in;
    private long value;
    private long count;

    public UintOptRleDecoder(ByteReader in) {
        this.in = in;
    }

    public long read() {
        if (count == 0) {
            boolean repeated = in.nextIsNegative();
            value = Math.abs(in.readVarInt());
            count = repeated ? in.readVarUint() + 2 : 1;
        }
        count--;
        return value;
    }
}
