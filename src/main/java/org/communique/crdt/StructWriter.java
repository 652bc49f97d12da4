package org.communique.crdt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.communique.crdt.codec.ByteWriter;

/** Writes the structs part of an update, either from a store or one struct at a time. */
final class StructWriter {

    private final UpdateEncoder encoder;
    private final List<Section> sections = new ArrayList<>();
    private long client;
    private long written;

    private record Section(long structs, ByteWriter bytes) {}

    StructWriter(UpdateEncoder encoder) {
        this.encoder = encoder;
    }

    /** Writes what a store has beyond a state vector, highest client first. */
    static void writeBeyond(UpdateEncoder encoder, StructStore store, Map<Long, Long> vector) {
        List<Long> clients = new ArrayList<>();
        store.lists().forEach((client, list) -> {
            if (list.state() > vector.getOrDefault(client, 0L)) {
                clients.add(client);
            }
        });
        clients.sort(Comparator.reverseOrder());
        encoder.rest.writeVarUint(clients.size());
        for (long client : clients) {
            writeSection(encoder, store, client, vector.getOrDefault(client, 0L));
        }
    }

    /** Writes the structs of those clients that the vector names, highest first, from the clocks in it. */
    static void writeFrom(UpdateEncoder encoder, StructStore store, ClientClocks from) {
        long[] clients = from.clientsDescending();
        encoder.rest.writeVarUint(clients.length);
        for (long client : clients) {
            writeSection(encoder, store, client, from.get(client));
        }
    }

    /** Writes what a store had when its clients were at these clocks; splits items if necessary. */
    static void writeUpTo(UpdateEncoder encoder, Transaction transaction, Map<Long, Long> ends) {
        encoder.rest.writeVarUint(ends.size());
        ends.forEach((client, end) -> {
            StructList list = transaction.store().require(client);
            int count = end < list.state() ? list.indexOfCleanStart(transaction, end) : list.size();
            encoder.rest.writeVarUint(count);
            encoder.writeClient(client);
            encoder.rest.writeVarUint(0);
            for (int i = 0; i < count; i++) {
                list.get(i).write(encoder, 0);
            }
        });
    }

    private static void writeSection(UpdateEncoder encoder, StructStore store, long client, long clock) {
        StructList list = store.require(client);
        int start = list.indexOf(clock);
        encoder.rest.writeVarUint(list.size() - start);
        encoder.writeClient(client);
        encoder.rest.writeVarUint(clock);
        list.get(start).write(encoder, clock - list.get(start).clock);
        for (int i = start + 1; i < list.size(); i++) {
            list.get(i).write(encoder, 0);
        }
    }

    /** Writes whole lists of structs, highest client first. */
    static void writeAll(UpdateEncoder encoder, Map<Long, List<Struct>> lists) {
        List<Map.Entry<Long, List<Struct>>> order = new ArrayList<>(lists.entrySet());
        order.sort(Map.Entry.comparingByKey(Comparator.reverseOrder()));
        encoder.rest.writeVarUint(order.size());
        for (Map.Entry<Long, List<Struct>> entry : order) {
            List<Struct> structs = entry.getValue();
            encoder.rest.writeVarUint(structs.size());
            encoder.writeClient(entry.getKey());
            encoder.rest.writeVarUint(structs.getFirst().clock);
            for (Struct struct : structs) {
                struct.write(encoder, 0);
            }
        }
    }

    void write(Struct struct, long offset) {
        if (written > 0 && client != struct.client) {
            endSection();
        }
        if (written == 0) {
            client = struct.client;
            encoder.writeClient(client);
            encoder.rest.writeVarUint(struct.clock + offset);
        }
        struct.write(encoder, offset);
        written++;
    }

    /** Counts precede the structs, so each client's bytes are buffered until the end. */
    private void endSection() {
        if (written > 0) {
            sections.add(new Section(written, encoder.rest));
            encoder.rest = new ByteWriter();
            written = 0;
        }
    }

    void finish() {
        endSection();
        encoder.rest.writeVarUint(sections.size());
        for (Section section : sections) {
            encoder.rest.writeVarUint(section.structs);
            encoder.rest.writeAll(section.bytes);
        }
    }
}
