package org.communique.crdt;

import org.jspecify.annotations.Nullable;

/** What an item holds. */
public abstract sealed class Content
        permits ContentDeleted,
                ContentBinary,
                ContentString,
                ContentEmbed,
                ContentFormat,
                ContentType,
                ContentValues,
                ContentDoc {

    /** The number that stands for this kind in an update. */
    abstract int ref();

    abstract long length();

    /** Whether the elements count towards the length of their parent. */
    abstract boolean isCountable();

    /** What a reader sees at an offset below the length. */
    abstract @Nullable Object element(int offset);

    /** Keeps the first elements and returns the others. */
    Content splice(long offset) {
        throw new IllegalStateException("content of one element cannot be cut");
    }

    boolean mergeWith(Content right) {
        return false;
    }

    void integrated(Transaction transaction, Item item) {}

    abstract void write(UpdateEncoder encoder, long offset);
}
