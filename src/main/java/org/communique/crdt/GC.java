package org.communique.crdt;

/** Elements whose parent was deleted; only their clocks are kept. */
final class GC extends Placeholder {

    static final int REF = 0;

    GC(long client, long clock, long length) {
        super(client, clock, length);
    }

    @Override
    GC sliceFrom(long offset) {
        return new GC(client, clock + offset, length - offset);
    }

    @Override
    void write(UpdateEncoder encoder, long offset) {
        encoder.writeInfo(REF);
        encoder.writeLength(length - offset);
    }
}
