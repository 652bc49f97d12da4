package org.communique.crdt;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.crdt.codec.ByteReader;
import org.communique.crdt.codec.ByteWriter;
import org.communique.crdt.codec.MalformedUpdateException;
import org.communique.crdt.codec.StateVector;
import org.jspecify.annotations.Nullable;

/**
 * A state of a document that can be restored while the document keeps deleted content: which elements existed, and which
 * of them were deleted (Yjs, Snapshot.js). Two are equal if they say the same about every element.
 */
public final class Snapshot {

    private final DeleteSet deletes;
    private final Map<Long, Long> vector;

    private Snapshot(DeleteSet deletes, Map<Long, Long> vector) {
        this.deletes = deletes;
        this.vector = vector;
    }

    public static Snapshot of(YDoc doc) {
        return new Snapshot(DeleteSet.of(doc.store), doc.store.stateVector());
    }

    /**
     * Reads a snapshot in format V1.
     *
     * @throws MalformedUpdateException if the bytes are no snapshot
     */
    public static Snapshot decode(byte[] bytes) {
        return read(new ByteReader(bytes), UpdateFormat.V1);
    }

    /**
     * Reads a snapshot in format V2.
     *
     * @throws MalformedUpdateException if the bytes are no snapshot
     */
    public static Snapshot decodeV2(byte[] bytes) {
        return read(new ByteReader(bytes), UpdateFormat.V2);
    }

    private static Snapshot read(ByteReader in, UpdateFormat format) {
        DeleteSet deletes = DeleteSet.read(in, format == UpdateFormat.V2);
        Snapshot snapshot = new Snapshot(deletes, StateVector.read(in));
        if (in.hasContent()) {
            throw new MalformedUpdateException("bytes after the end of the snapshot");
        }
        return snapshot;
    }

    public byte[] encode() {
        return encode(UpdateFormat.V1);
    }

    public byte[] encodeV2() {
        return encode(UpdateFormat.V2);
    }

    private byte[] encode(UpdateFormat format) {
        ByteWriter out = new ByteWriter();
        deletes.write(out, format == UpdateFormat.V2);
        StateVector.write(out, StateVector.inOrder(vector));
        return out.toByteArray();
    }

    /** Whether an update in format V1 brings nothing that is not in this state. */
    public boolean contains(byte[] update) {
        return contains(ParsedUpdate.readV1(update));
    }

    /** Whether an update in format V2 brings nothing that is not in this state. */
    public boolean containsV2(byte[] update) {
        return contains(ParsedUpdate.readV2(update));
    }

    private boolean contains(ParsedUpdate update) {
        for (Struct struct : update.structs()) {
            if (!(struct instanceof Skip) && vector.getOrDefault(struct.client, 0L) < struct.end()) {
                return false;
            }
        }
        return DeleteSet.merge(List.of(deletes, update.deletes())).equals(deletes);
    }

    /**
     * A new document in the state that the given one had.
     *
     * @throws IllegalArgumentException if the document discards deleted content, or never had this state
     */
    public YDoc restore(YDoc from) {
        if (from.isCollecting()) {
            throw new IllegalArgumentException("the document forgets deleted content");
        }
        Map<Long, Long> ends = new LinkedHashMap<>();
        vector.forEach((client, clock) -> {
            if (clock > from.store.state(client)) {
                throw new IllegalArgumentException("the document has not had this state");
            }
            if (clock > 0) {
                ends.put(client, clock);
            }
        });
        UpdateEncoderV2 encoder = new UpdateEncoderV2();
        from.transactions.run(transaction -> StructWriter.writeUpTo(encoder, transaction, ends));
        encoder.writeDeletes(deletes);
        YDoc restored = new YDoc();
        restored.apply(ParsedUpdate.readPending(encoder.toByteArray()), null);
        return restored;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Snapshot snapshot && deletes.equals(snapshot.deletes) && vector.equals(snapshot.vector);
    }

    @Override
    public int hashCode() {
        return 31 * deletes.hashCode() + vector.hashCode();
    }
}
