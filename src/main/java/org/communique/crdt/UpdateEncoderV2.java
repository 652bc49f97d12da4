package org.communique.crdt;

import org.communique.crdt.codec.ByteWriter;
import org.communique.crdt.codec.IntDiffOptRleEncoder;
import org.communique.crdt.codec.RleEncoder;
import org.communique.crdt.codec.StringEncoder;
import org.communique.crdt.codec.UintOptRleEncoder;
import org.jspecify.annotations.Nullable;

/** Writes format V2: a column for each kind of field, most of them run-length encoded. */
final class UpdateEncoderV2 extends UpdateEncoder {

    private final IntDiffOptRleEncoder keyClocks = new IntDiffOptRleEncoder();
    private final UintOptRleEncoder clients = new UintOptRleEncoder();
    private final IntDiffOptRleEncoder leftClocks = new IntDiffOptRleEncoder();
    private final IntDiffOptRleEncoder rightClocks = new IntDiffOptRleEncoder();
    private final RleEncoder infos = new RleEncoder();
    private final StringEncoder strings = new StringEncoder();
    private final RleEncoder parentInfos = new RleEncoder();
    private final UintOptRleEncoder typeRefs = new UintOptRleEncoder();
    private final UintOptRleEncoder lengths = new UintOptRleEncoder();
    private long nextKeyClock;

    @Override
    byte[] toByteArray() {
        ByteWriter out = new ByteWriter();
        out.writeVarUint(0); // feature flag
        out.writeVarBytes(keyClocks.finish());
        out.writeVarBytes(clients.finish());
        out.writeVarBytes(leftClocks.finish());
        out.writeVarBytes(rightClocks.finish());
        out.writeVarBytes(infos.finish());
        out.writeVarBytes(strings.finish());
        out.writeVarBytes(parentInfos.finish());
        out.writeVarBytes(typeRefs.finish());
        out.writeVarBytes(lengths.finish());
        out.writeAll(rest);
        return out.toByteArray();
    }

    @Override
    void writeLeftId(ElementId elementId) {
        clients.write(elementId.client());
        leftClocks.write(elementId.clock());
    }

    @Override
    void writeRightId(ElementId elementId) {
        clients.write(elementId.client());
        rightClocks.write(elementId.clock());
    }

    @Override
    void writeClient(long client) {
        clients.write(client);
    }

    @Override
    void writeInfo(int info) {
        infos.write(info);
    }

    @Override
    void writeString(CharSequence text) {
        strings.write(text);
    }

    @Override
    void writeParentInfo(boolean isRootName) {
        parentInfos.write(isRootName ? 1 : 0);
    }

    @Override
    void writeTypeRef(int ref) {
        typeRefs.write(ref);
    }

    @Override
    void writeLength(long length) {
        lengths.write(length);
    }

    /** Yjs gives every key a clock of its own and never refers back to an earlier one. */
    @Override
    void writeKey(String key) {
        keyClocks.write(nextKeyClock++);
        strings.write(key);
    }

    @Override
    void writeJson(@Nullable Object value) {
        writeAny(value);
    }

    @Override
    void writeDeletes(DeleteSet deletes) {
        deletes.write(rest, true);
    }
}
