package org.communique.gather;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads with one query for all who ask while another query is under way. Nothing is remembered: what somebody gets was
 * read after they asked for it, so it is as fresh as if they had read it alone.
 */
public final class BatchLoader<K, V> {

    private final Function<K, Optional<V>> one;
    private final Function<Set<K>, Map<K, V>> several;
    private final ReentrantLock reading = new ReentrantLock();
    private Gathering<K, V> next = new Gathering<>();

    /**
     * @param one     reads what a single one asks for
     * @param several what several ask for
     */
    public BatchLoader(Function<K, Optional<V>> one, Function<Set<K>, Map<K, V>> several) {
        this.one = one;
        this.several = several;
    }

    /** Written and read under the lock of whoever reads, but for the keys as long as it is the next one. */
    private static final class Gathering<K, V> {

        private final Set<K> keys = new HashSet<>();
        private @Nullable Map<K, V> found;
        private @Nullable RuntimeException failure;

        boolean isDone() {
            return found != null || failure != null;
        }
    }

    /** Fails with whatever the query failed with, as for all others that it was made for. */
    public Optional<V> find(K key) {
        Gathering<K, V> own = join(key);
        reading.lock();
        try {
            if (!own.isDone()) {
                read(own);
            }
        } finally {
            reading.unlock();
        }
        if (own.failure != null) {
            throw own.failure;
        }
        return Optional.ofNullable(requireNonNull(own.found).get(key));
    }

    private synchronized Gathering<K, V> join(K key) {
        next.keys.add(key);
        return next;
    }

    /** Whoever holds the lock first of those who wait for a gathering; nobody joins it from then on. */
    private void read(Gathering<K, V> own) {
        synchronized (this) {
            next = new Gathering<>();
        }
        try {
            own.found = own.keys.size() == 1 ? readOne(own.keys.iterator().next()) : several.apply(own.keys);
        } catch (RuntimeException e) {
            own.failure = e;
        }
    }

    private Map<K, V> readOne(K key) {
        return one.apply(key).map(value -> Map.of(key, value)).orElse(Map.of());
    }
}
