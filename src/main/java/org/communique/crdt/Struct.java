package org.communique.crdt;

/** A run of consecutive elements of one client. */
public abstract sealed class Struct permits Item, Placeholder {

    public final long client;
    public long clock;
    public long length;

    Struct(long client, long clock, long length) {
        this.client = client;
        this.clock = clock;
        this.length = length;
    }

    public final long end() {
        return clock + length;
    }

    public abstract boolean isDeleted();

    /** Appends the struct that follows in the store if both are one run; the caller then drops it. */
    abstract boolean mergeWith(Struct right);

    /** Drops the first elements of a struct read from an update, because they are known already. */
    abstract Struct sliceFrom(long offset);

    /** Writes all but the first elements. */
    abstract void write(UpdateEncoder encoder, long offset);
}
