package org.communique.crdt;

import org.communique.crdt.codec.ByteReader;
import org.communique.crdt.value.Json;
import org.jspecify.annotations.Nullable;

/** Reads format V1: everything in one stream. */
final class UpdateDecoderV1 extends UpdateDecoder {

    UpdateDecoderV1(byte[] update) {
        super(new ByteReader(update));
    }

    @Override
    ElementId readLeftId() {
        long client = rest.readVarUint();
        return new ElementId(client, rest.readVarUint());
    }

    @Override
    ElementId readRightId() {
        return readLeftId();
    }

    @Override
    long readClient() {
        return rest.readVarUint();
    }

    @Override
    int readInfo() {
        return rest.readByte();
    }

    @Override
    String readString() {
        return rest.readVarString();
    }

    @Override
    boolean readParentInfo() {
        return rest.readVarUint() == 1;
    }

    @Override
    long readTypeRef() {
        return rest.readVarUint();
    }

    @Override
    long readLength() {
        return rest.readVarUint();
    }

    @Override
    String readKey() {
        return rest.readVarString();
    }

    @Override
    @Nullable
    Object readJson() {
        return Json.parse(rest.readVarString());
    }

    @Override
    DeleteSet readDeletes() {
        return DeleteSet.read(rest, false);
    }
}
