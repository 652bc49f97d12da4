package org.communique.crdt;

import org.communique.crdt.value.Undefined;

/** Deleted elements whose content was discarded. */
public final class ContentDeleted extends Content {

    static final int REF = 1;

    private long length;

    ContentDeleted(long length) {
        this.length = length;
    }

    @Override
    int ref() {
        return REF;
    }

    @Override
    long length() {
        return length;
    }

    @Override
    boolean isCountable() {
        return false;
    }

    @Override
    Object element(int offset) {
        return Undefined.UNDEFINED;
    }

    @Override
    Content splice(long offset) {
        ContentDeleted right = new ContentDeleted(length - offset);
        length = offset;
        return right;
    }

    void extend(long more) {
        length += more;
    }

    @Override
    boolean mergeWith(Content right) {
        if (right instanceof ContentDeleted other) {
            length += other.length;
            return true;
        }
        return false;
    }

    @Override
    void integrated(Transaction transaction, Item item) {
        transaction.deleteSet.add(item.client, item.clock, length);
        item.deleted = true;
    }

    @Override
    void write(UpdateEncoder encoder, long offset) {
        encoder.writeLength(length - offset);
    }
}
