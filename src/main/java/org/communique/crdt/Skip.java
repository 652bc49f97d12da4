package org.communique.crdt;

/** A gap in an update: elements that exist but are not in it. */
final class Skip extends Struct {

    static final int REF = 10;

    Skip(long client, long clock, long length) {
        super(client, clock, length);
    }

    @Override
    boolean isDeleted() {
        return true;
    }

    @Override
    boolean mergeWith(Struct right) {
        if (right instanceof Skip) {
            length += right.length;
            return true;
        }
        return false;
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
