package org.communique.crdt;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.crdt.codec.StateVector;

/**
 * Operations on encoded updates that need no document. Every method throws {@link
 * org.communique.crdt.codec.MalformedUpdateException} on bad bytes.
 */
public final class Updates {

    private Updates() {}

    /** One update in format V1 with the effect of all the given ones. */
    public static byte[] mergeUpdates(List<byte[]> updates) {
        if (updates.size() == 1) {
            return updates.getFirst();
        }
        return new UpdateMerger(new UpdateEncoderV1())
                .merge(updates.stream().map(ParsedUpdate::readV1).toList());
    }

    /** One update in format V2 with the effect of all the given ones. */
    public static byte[] mergeUpdatesV2(List<byte[]> updates) {
        if (updates.size() == 1) {
            return updates.getFirst();
        }
        return new UpdateMerger(new UpdateEncoderV2())
                .merge(updates.stream().map(ParsedUpdate::readV2).toList());
    }

    /** What an update in format V1 has beyond a state vector; deletions are kept whole. */
    public static byte[] diffUpdate(byte[] update, byte[] stateVector) {
        return diff(ParsedUpdate.readV1(update), StateVector.decode(stateVector), new UpdateEncoderV1());
    }

    /** What an update in format V2 has beyond a state vector; deletions are kept whole. */
    public static byte[] diffUpdateV2(byte[] update, byte[] stateVector) {
        return diff(ParsedUpdate.readV2(update), StateVector.decode(stateVector), new UpdateEncoderV2());
    }

    /** Yjs, diffUpdateV2. */
    static byte[] diff(ParsedUpdate update, Map<Long, Long> vector, UpdateEncoder encoder) {
        StructWriter writer = new StructWriter(encoder);
        List<Struct> structs = update.structs();
        int index = 0;
        while (index < structs.size()) {
            Struct struct = structs.get(index);
            long client = struct.client;
            long known = vector.getOrDefault(client, 0L);
            index++;
            if (struct instanceof Skip || struct.end() <= known) {
                continue;
            }
            writer.write(struct, Math.max(known - struct.clock, 0));
            for (; index < structs.size() && structs.get(index).client == client; index++) {
                writer.write(structs.get(index), 0);
            }
        }
        writer.finish();
        encoder.writeDeletes(update.deletes());
        return encoder.toByteArray();
    }

    public static byte[] convertV1ToV2(byte[] update) {
        return diff(ParsedUpdate.readV1(update), new UpdateEncoderV2());
    }

    public static byte[] convertV2ToV1(byte[] update) {
        return diff(ParsedUpdate.readV2(update), new UpdateEncoderV1());
    }

    /** Converts an update to another format. */
    static byte[] diff(ParsedUpdate update, UpdateEncoder encoder) {
        StructWriter writer = new StructWriter(encoder);
        update.structs().forEach(struct -> writer.write(struct, 0));
        writer.finish();
        encoder.writeDeletes(update.deletes());
        return encoder.toByteArray();
    }

    /** The state vector of a document that has only this update in format V1. */
    public static byte[] encodeStateVectorFromUpdate(byte[] update) {
        return stateVector(ParsedUpdate.readV1(update));
    }

    /** The state vector of a document that has only this update in format V2. */
    public static byte[] encodeStateVectorFromUpdateV2(byte[] update) {
        return stateVector(ParsedUpdate.readV2(update));
    }

    private static byte[] stateVector(ParsedUpdate update) {
        Map<Long, Long> vector = new LinkedHashMap<>();
        for (Struct struct : update.structs()) {
            if (!(struct instanceof Skip) && vector.getOrDefault(struct.client, 0L) == struct.clock) {
                vector.put(struct.client, struct.end());
            }
        }
        return StateVector.encodeInOrder(new ArrayList<>(vector.entrySet()));
    }

    /** The clocks between the first and the last struct, by client, of an update in format V1; gaps are not shown. */
    public static Map<Long, ClockRange> clockRanges(byte[] update) {
        Map<Long, ClockRange> ranges = new LinkedHashMap<>();
        for (Struct struct : ParsedUpdate.readV1(update).structs()) {
            ClockRange known = ranges.get(struct.client);
            ranges.put(struct.client, new ClockRange(known == null ? struct.clock : known.from(), struct.end()));
        }
        return ranges;
    }
}
