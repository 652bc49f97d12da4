package org.communique.crdt.codec;

/** Unsigned numbers; the sign of one, even of zero, says that a repeat count follows. */
public final class UintOptRleEncoder {

    private final ByteWriter out = new ByteWriter();
    private long value;
    private long count;

    public void write(long next) {
        if (next == value) {
            count++;
            return;
        }
        flush();
        value = next;
        count = 1;
    }

    public ByteWriter finish() {
        flush();
        return out;
    }

    private void flush() {
        if (count > 0) {
            out.writeVarInt(value, count > 1);
        }
        if (count > 1) {
            out.writeVarUint(count - 2);
        }
    }
}
