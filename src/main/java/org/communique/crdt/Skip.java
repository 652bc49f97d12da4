package org.communique.crdt;

/** A gap in an update: elements that exist but are not in it. */
public final class Skip extends Placeholder {

    static final int REF = 10;

    Skip(long client, long clock, long length) {
        super(client, clock, length);
    }

    @Override
    Skip sliceFrom(long offset) {
        return new Skip(client, clock + offset, length - offset);
    }

    @Override
    void write(UpdateEncoder encoder, long offset) {
        encoder.writeInfo(REF);
        encoder.rest.writeVarUint(length - offset);
    }
}
