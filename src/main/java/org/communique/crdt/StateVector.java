package org.communique.crdt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** State vectors as bytes: for each client the next clock expected. */
final class StateVector {

    private StateVector() {}

    static Map<Long, Long> decode(byte[] bytes) {
        ByteReader in = new ByteReader(bytes);
        Map<Long, Long> vector = new HashMap<>();
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            long client = in.readVarUint();
            vector.put(client, in.readVarUint());
        }
        return vector;
    }

    static byte[] encode(Map<Long, Long> vector) {
        List<Map.Entry<Long, Long>> entries = new ArrayList<>(vector.entrySet());
        entries.sort(Map.Entry.comparingByKey(Comparator.reverseOrder()));
        return encodeInOrder(entries);
    }

    static byte[] encodeInOrder(List<Map.Entry<Long, Long>> entries) {
        ByteWriter out = new ByteWriter();
        out.writeVarUint(entries.size());
        for (Map.Entry<Long, Long> entry : entries) {
            out.writeVarUint(entry.getKey());
            out.writeVarUint(entry.getValue());
        }
        return out.toByteArray();
    }
}
