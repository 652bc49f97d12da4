package org.communique.crdt.codec;

/** Bytes, each with a repeat count; the last one's is left out. */
public final class RleEncoder {

    private final ByteWriter out = new ByteWriter();
    private int value = -1;
    private long count;

    public void write(int next) {
        if (next == value) {
            count++;
            return;
        }
        if (count > 0) {
            out.writeVarUint(count - 1);
        }
        out.writeByte(next);
        value = next;
        count = 1;
    }

    public ByteWriter finish() {
        return out;
    }
}
