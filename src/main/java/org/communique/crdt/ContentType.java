package org.communique.crdt;

/** A shared type within another. */
public final class ContentType extends Content {

    static final int REF = 7;

    public final Branch branch;

    ContentType(Branch branch) {
        this.branch = branch;
    }

    static ContentType read(UpdateDecoder decoder) {
        SharedTypeKind sharedTypeKind = SharedTypeKind.ofRef(decoder.readTypeRef());
        return new ContentType(new Branch(sharedTypeKind, sharedTypeKind.isNamed() ? decoder.readKey() : ""));
    }

    @Override
    int ref() {
        return REF;
    }

    @Override
    long length() {
        return 1;
    }

    @Override
    boolean isCountable() {
        return true;
    }

    @Override
    Object element(int offset) {
        return branch;
    }

    @Override
    void integrated(Transaction transaction, Item item) {
        branch.integrate(transaction.doc, item);
    }

    @Override
    void write(UpdateEncoder encoder, long offset) {
        encoder.writeTypeRef(branch.kind().ref());
        if (branch.kind().isNamed()) {
            encoder.writeKey(branch.name);
        }
    }
}
