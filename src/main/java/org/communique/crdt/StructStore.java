package org.communique.crdt;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The structs of a document by client, and what waits for structs that have not arrived. */
public final class StructStore {

    private final Map<Long, StructList> lists = new HashMap<>();
    private long lastClient = -1;
    private StructList lastList = new StructList();

    /** Structs that depend on unknown ones, with the clocks by client whose arrival allows another attempt. */
    @Nullable
    PendingStructs pendingStructs;

    /** Deletions of unknown structs, as an update in format V2. */
    byte @Nullable [] pendingDeletes;

    /** Structs as an update in format V2. */
    @SuppressWarnings("ArrayRecordComponent")
    record PendingStructs(Map<Long, Long> missing, byte[] update) {}

    public Map<Long, StructList> lists() {
        return lists;
    }

    @Nullable
    public StructList get(long client) {
        if (client == lastClient) {
            return lastList;
        }
        StructList list = lists.get(client);
        if (list != null) {
            lastClient = client;
            lastList = list;
        }
        return list;
    }

    /** The structs of a client that is known. */
    StructList require(long client) {
        StructList list = get(client);
        if (list == null) {
            throw new IllegalStateException("client is not in the store");
        }
        return list;
    }

    StructList getOrCreate(long client) {
        StructList list = get(client);
        if (list == null) {
            list = new StructList();
            lists.put(client, list);
        }
        return list;
    }

    /** The next clock expected of a client. */
    public long state(long client) {
        StructList list = get(client);
        return list == null ? 0 : list.state();
    }

    Map<Long, Long> stateVector() {
        Map<Long, Long> vector = HashMap.newHashMap(lists.size());
        lists.forEach((client, list) -> vector.put(client, list.state()));
        return vector;
    }

    public Struct find(ElementId elementId) {
        return require(elementId.client()).find(elementId.clock());
    }

    Struct cleanStart(Transaction transaction, ElementId elementId) {
        StructList list = require(elementId.client());
        return list.get(list.indexOfCleanStart(transaction, elementId.clock()));
    }

    Struct cleanEnd(Transaction transaction, ElementId elementId) {
        return require(elementId.client()).cleanEnd(transaction, elementId.clock());
    }

    /** Splits an item so that its first part has the given length; the rest becomes its right neighbour. */
    void cut(Transaction transaction, Item item, long length) {
        require(item.client).indexOfCleanStart(transaction, item.clock + length);
    }

    void replace(Struct old, Struct by) {
        StructList list = require(old.client);
        list.replace(list.indexOf(old.clock), by);
    }
}
