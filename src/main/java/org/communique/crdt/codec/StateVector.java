package org.communique.crdt.codec;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** State vectors as bytes: for each client the next clock expected. */
public final class StateVector {

    private StateVector() {}

    /** Like Yjs, ignores bytes after the end. */
    public static Map<Long, Long> decode(byte[] bytes) {
        return read(new ByteReader(bytes));
    }

    public static Map<Long, Long> read(ByteReader in) {
        Map<Long, Long> vector = new LinkedHashMap<>();
        int count = in.readCount();
        for (int i = 0; i < count; i++) {
            long client = in.readVarUint();
            vector.put(client, in.readVarUint());
        }
        return vector;
    }

    public static byte[] encode(Map<Long, Long> vector) {
        return encodeInOrder(inOrder(vector));
    }

    /** Highest client first. */
    public static List<Map.Entry<Long, Long>> inOrder(Map<Long, Long> vector) {
        List<Map.Entry<Long, Long>> entries = new ArrayList<>(vector.entrySet());
        entries.sort(Map.Entry.comparingByKey(Comparator.reverseOrder()));
        return entries;
    }

    public static byte[] encodeInOrder(List<Map.Entry<Long, Long>> entries) {
        ByteWriter out = new ByteWriter();
        write(out, entries);
        return out.toByteArray();
    }

    public static void write(ByteWriter out, List<Map.Entry<Long, Long>> entries) {
        out.writeVarUint(entries.size());
        for (Map.Entry<Long, Long> entry : entries) {
            out.writeVarUint(entry.getKey());
            out.writeVarUint(entry.getValue());
        }
    }
}
