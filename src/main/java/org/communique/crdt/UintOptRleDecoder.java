package org.communique.crdt;

/** Unsigned numbers; the sign of one, even of zero, says that a repeat count follows. */
final class UintOptRleDecoder {

    private final ByteReader in;
    private long value;
    private long count;

    UintOptRleDecoder(ByteReader in) {
        this.in = in;
    }

    long read() {
        if (count == 0) {
            boolean repeated = in.nextIsNegative();
            value = Math.abs(in.readVarInt());
            count = repeated ? in.readVarUint() + 2 : 1;
        }
        count--;
        return value;
    }
}
