package org.communique.crdt;

import org.communique.crdt.value.Json;
import org.jspecify.annotations.Nullable;

/** Writes format V1: everything in one stream. */
public final class UpdateEncoderV1 extends UpdateEncoder {

    @Override
    public byte[] toByteArray() {
        return rest.toByteArray();
    }

    @Override
    public void writeLeftId(ElementId elementId) {
        rest.writeVarUint(elementId.client());
        rest.writeVarUint(elementId.clock());
    }

    @Override
    public void writeRightId(ElementId elementId) {
        writeLeftId(elementId);
    }

    @Override
    public void writeClient(long client) {
        rest.writeVarUint(client);
    }

    @Override
    public void writeInfo(int info) {
        rest.writeByte(info);
    }

    @Override
    public void writeString(CharSequence text) {
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
