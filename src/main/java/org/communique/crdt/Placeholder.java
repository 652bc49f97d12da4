package org.communique.crdt;

/** Elements of which only the clocks are known. */
abstract sealed class Placeholder extends Struct permits GC, Skip {

    Placeholder(long client, long clock, long length) {
        super(client, clock, length);
    }

    @Override
    public final boolean isDeleted() {
        return true;
    }

    @Override
    final boolean mergeWith(Struct right) {
        if (right.getClass() == getClass()) {
            length += right.length;
            return true;
        }
        return false;
    }
}
