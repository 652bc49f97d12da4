package org.communique.crdt;

import org.jspecify.annotations.Nullable;

/** What both update formats are read through; counts and clocks common to both come from {@link #rest}. */
abstract sealed class UpdateDecoder permits UpdateDecoderV1, UpdateDecoderV2 {

    final ByteReader rest;

    UpdateDecoder(ByteReader rest) {
        this.rest = rest;
    }

    abstract Id readLeftId();

    abstract Id readRightId();

    abstract long readClient();

    abstract int readInfo();

    abstract String readString();

    abstract boolean readParentInfo();

    abstract long readTypeRef();

    abstract long readLength();

    abstract String readKey();

    abstract @Nullable Object readJson();

    final @Nullable Object readAny() {
        return Any.read(rest);
    }

    final byte[] readBuffer() {
        return rest.readVarBytes();
    }

    abstract DeleteSet readDeletes();
}
