package org.communique.storage.embedded;

import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.h2.mvstore.Cursor;
import org.h2.mvstore.MVMap;
import org.jspecify.annotations.Nullable;

/** A persistent sorted map of bytes; what is changed in it goes to the batch of the command that runs. */
final class Table {

    private final MVMap<byte[], byte[]> map;
    private final Store store;
    private volatile Store.@Nullable Mark lastChange;

    Table(MVMap<byte[], byte[]> map, Store store) {
        this.map = map;
        this.store = store;
    }

    byte @Nullable [] get(byte[] key) {
        return read().get(key);
    }

    byte @Nullable [] put(byte[] key, byte[] value) {
        store.batch().put(map.getName(), key, value);
        return change().put(key, value);
    }

    byte @Nullable [] remove(byte[] key) {
        store.batch().remove(map.getName(), key);
        return change().remove(key);
    }

    void clear() {
        map.keyIterator(null).forEachRemaining(this::remove);
    }

    long size() {
        return read().sizeAsLong();
    }

    /** The first key that is not below {@code key}. */
    byte @Nullable [] ceiling(byte[] key) {
        return read().ceilingKey(key);
    }

    /** The last key below {@code key}. */
    byte @Nullable [] lower(byte[] key) {
        return read().lowerKey(key);
    }

    void forEach(KeyRange range, BiConsumer<byte[], byte[]> action) {
        Cursor<byte[], byte[]> cursor = read().cursor(range.from());
        while (cursor.hasNext() && range.contains(cursor.next())) {
            action.accept(cursor.getKey(), cursor.getValue());
        }
    }

    Stream<byte[]> values() {
        return read().values().stream();
    }

    Stream<Key> keys() {
        return read().keySet().stream().map(Key::new);
    }

    private MVMap<byte[], byte[]> read() {
        store.saw(lastChange);
        return map;
    }

    private MVMap<byte[], byte[]> change() {
        lastChange = store.current();
        return map;
    }
}
