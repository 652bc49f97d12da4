package org.communique.storage.embedded.table;

import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A persistent sorted map of bytes; what is changed in it goes to the batch of the command that runs. */
public final class StoredTable {

    private final MVMap<byte[], byte[]> map;
    private final TableStore tableStore;
    private volatile TableStore.@Nullable Mark lastChange;

    StoredTable(MVMap<byte[], byte[]> map, TableStore tableStore) {
        this.map = map;
        this.tableStore = tableStore;
    }

    public byte @Nullable [] get(byte[] key) {
        return read().get(key);
    }

    public byte @Nullable [] put(byte[] key, byte[] value) {
        tableStore.batch().put(map.getName(), key, value);
        return change().put(key, value);
    }

    public byte @Nullable [] remove(byte[] key) {
        tableStore.batch().remove(map.getName(), key);
        return change().remove(key);
    }

    public void clear() {
        map.keyIterator(null).forEachRemaining(this::remove);
    }

    public long size() {
        return read().sizeAsLong();
    }

    /** The first key that is not below {@code key}. */
    public byte @Nullable [] ceiling(byte[] key) {
        return read().ceilingKey(key);
    }

    /** The last key below {@code key}. */
    public byte @Nullable [] lower(byte[] key) {
        return read().lowerKey(key);
    }

    public void forEach(KeyRange range, BiConsumer<byte[], byte[]> action) {
        Cursor<byte[], byte[]> cursor = read().cursor(range.from());
        while (cursor.hasNext() && range.contains(cursor.next())) {
            action.accept(cursor.getKey(), cursor.getValue());
        }
    }

    public Stream<byte[]> values() {
        return read().values().stream();
    }

    public Stream<PrimaryKey> keys() {
        return read().keySet().stream().map(PrimaryKey::new);
    }

    private MVMap<byte[], byte[]> read() {
        tableStore.saw(lastChange);
        return map;
    }

    private MVMap<byte[], byte[]> change() {
        lastChange = tableStore.current();
        return map;
    }
}
