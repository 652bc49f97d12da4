package org.communique.crdt;

import org.communique.crdt.codec.ByteReader;
import org.communique.crdt.value.AnyCodec;
import org.jspecify.annotations.Nullable;

/** Reads either update format; counts and clocks, which are the same in both, come from {@link #rest}. */
abstract sealed class UpdateDecoder permits UpdateDecoderV1, UpdateDecoderV2 {

    final ByteReader rest;

    UpdateDecoder(ByteReader rest) {
        this.rest = rest;
    }

    abstract ElementId readLeftId();

    abstract ElementId readRightId();

    abstract long readClient();

    abstract int readInfo();

    abstract String readString();

    abstract boolean readParentInfo();

    abstract long readTypeRef();

    abstract long readLength();

    abstract String readKey();

    abstract @Nullable Object readJson();

    final @Nullable Object readAny() {
        return AnyCodec.read(rest);
    }

    final byte[] readBuffer() {
        return rest.readVarBytes();
    }

    abstract DeleteSet readDeletes();
}
