package org.communique.crdt.codec;

/** Numbers as differences; the lowest bit of a difference says that a repeat count follows. */
public final class IntDiffOptRleEncoder {

    private final ByteWriter out = new ByteWriter();
    private long value;
    private long difference;
    private long count;

    public void write(long next) {
        if (next - value == difference) {
            count++;
        } else {
            flush();
            difference = next - value;
            count = 1;
        }
        value = next;
    }

    public ByteWriter finish() {
        flush();
        return out;
    }

    private void flush() {
        if (count > 0) {
            out.writeVarInt(difference * 2 + (count > 1 ? 1 : 0));
        }
        if (count > 1) {
            out.writeVarUint(count - 2);
        }
    }
}
