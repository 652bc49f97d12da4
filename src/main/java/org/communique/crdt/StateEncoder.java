package org.communique.crdt;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.communique.crdt.StructStore.PendingStructs;

/** Writes the content of a store and what is pending in it as an update (Yjs, encodeStateAsUpdateV2). */
final class StateEncoder {

    private StateEncoder() {}

    static byte[] write(StructStore store, Map<Long, Long> vector, UpdateFormat format) {
        UpdateEncoder encoder = format.encoder();
        StructWriter.writeBeyond(encoder, store, vector);
        encoder.writeDeletes(DeleteSet.of(store));
        byte[] state = encoder.toByteArray();
        if (store.pendingStructs == null && store.pendingDeletes == null) {
            return state;
        }
        List<ParsedUpdate> parts = new ArrayList<>();
        parts.add(format == UpdateFormat.V1 ? ParsedUpdate.readV1(state) : ParsedUpdate.readPending(state));
        if (store.pendingDeletes != null) {
            parts.add(ParsedUpdate.readPending(store.pendingDeletes));
        }
        PendingStructs pending = store.pendingStructs;
        if (pending != null) {
            ParsedUpdate structs = ParsedUpdate.readPending(pending.update());
            parts.add(ParsedUpdate.readPending(Updates.diff(structs, vector, new UpdateEncoderV2())));
        }
        return new UpdateMerger(format.encoder()).merge(parts);
    }
}
