package org.communique.crdt;

import org.communique.crdt.codec.ByteWriter;
import org.communique.crdt.value.AnyCodec;
import org.jspecify.annotations.Nullable;

/** Writes either update format; counts and clocks, which are the same in both, go to {@link #rest}. */
public abstract sealed class UpdateEncoder permits UpdateEncoderV1, UpdateEncoderV2 {

    public ByteWriter rest = new ByteWriter();

    abstract byte[] toByteArray();

    abstract void writeLeftId(ElementId elementId);

    abstract void writeRightId(ElementId elementId);

    abstract void writeClient(long client);

    abstract void writeInfo(int info);

    abstract void writeString(CharSequence text);

    abstract void writeParentInfo(boolean isRootName);

    abstract void writeTypeRef(int ref);

    abstract void writeLength(long length);

    abstract void writeKey(String key);

    abstract void writeJson(@Nullable Object value);

    final void writeAny(@Nullable Object value) {
        AnyCodec.write(rest, value);
    }

    final void writeBuffer(byte[] bytes) {
        rest.writeVarBytes(bytes);
    }

    abstract void writeDeletes(DeleteSet deletes);
}
