package org.communique.crdt;

import org.jspecify.annotations.Nullable;

/** Writes format V1: everything in one stream. */
final class UpdateEncoderV1 extends UpdateEncoder {

    @Override
    byte[] toByteArray() {
        return rest.toByteArray();
    }

    @Override
    void writeLeftId(Id id) {
        rest.writeVarUint(id.client());
        rest.writeVarUint(id.clock());
    }

    @Override
    void writeRightId(Id id) {
        writeLeftId(id);
    }

    @Override
    void writeClient(long client) {
        rest.writeVarUint(client);
    }

    @Override
    void writeInfo(int info) {
        rest.writeByte(info);
    }

    @Override
    void writeString(CharSequence text) {
        rest.writeVarString(text);
    }

    @Override
    void writeParentInfo(boolean isRootName) {
        rest.writeVarUint(isRootName ? 1 : 0);
    }

    @Override
    void writeTypeRef(int ref) {
        rest.writeVarUint(ref);
    }

    @Override
    void writeLength(long length) {
        rest.writeVarUint(length);
    }

    @Override
    void writeKey(String key) {
        rest.writeVarString(key);
    }

    @Override
    void writeJson(@Nullable Object value) {
        rest.writeVarString(Json.stringify(value));
    }

    @Override
    void writeDeletes(DeleteSet deletes) {
        deletes.write(rest, false);
    }
}
