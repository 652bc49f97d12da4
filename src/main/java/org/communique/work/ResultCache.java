package org.communique.work;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToLongFunction;
import org.communique.work.WorkStoppedException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Results of heavy work that many ask for, and that some ask for again and again: each is made once for all who wait for it. Those
 * used last are kept as long as they fit in a part of the heap.
 */
public final class ResultCache<K, V> {

    /** Of each of these caches. */
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 32;

    private final HeavyWorkExecutor work;
    private final WorkKind kind;
    private final ToLongFunction<V> bytes;
    private final long most;
    private final Map<K, CompletableFuture<V>> underWay = new ConcurrentHashMap<>();

    /** The least recently used first. */
    private final Map<K, V> kept = new LinkedHashMap<>(16, 0.75f, true);

    private long bytesKept;

    /** @param bytes how much memory a result takes */
    public ResultCache(HeavyWorkExecutor work, WorkKind kind, ToLongFunction<V> bytes) {
        this(work, kind, bytes, MOST_BYTES);
    }

    ResultCache(HeavyWorkExecutor work, WorkKind kind, ToLongFunction<V> bytes, long most) {
        this.work = work;
        this.kind = kind;
        this.bytes = bytes;
        this.most = most;
    }

    /** Of texts, which take two bytes a character unless all are Latin. */
    public static <K> ResultCache<K, String> ofTexts(HeavyWorkExecutor work, WorkKind kind) {
        return new ResultCache<>(work, kind, text -> 2L * text.length());
    }

    /**
     * @param turn whose work it is, see {@link HeavyWorkExecutor#run}; what it is about where those who ask may be anyone
     * @throws TooBusyException if it was not begun
     * @throws WorkStoppedException if it used up its budget, or the client has gone
     */
    public V get(K key, String turn, Callable<V> make) {
        while (true) {
            var known = known(key);
            if (known != null) {
                return known;
            }
            var own = new CompletableFuture<V>();
            var others = underWay.putIfAbsent(key, own);
            if (others == null) {
                return make(key, turn, make, own);
            }
            try {
                return others.join();
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof WorkStoppedException stopped && stopped.reason() == Reason.CANCELLED)) {
                    throw e.getCause() instanceof RuntimeException failure ? failure : e;
                }
                // The client that it was made for has gone.
            }
        }
    }

    private V make(K key, String turn, Callable<V> make, CompletableFuture<V> result) {
        try {
            var made = work.run(kind, turn, make);
            keep(key, made);
            result.complete(made);
            return made;
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(key, result);
        }
    }

    private @Nullable V known(K key) {
        synchronized (kept) {
            return kept.get(key);
        }
    }

    private void keep(K key, V made) {
        long size = bytes.applyAsLong(made);
        if (size > most) {
            return;
        }
        synchronized (kept) {
            var before = kept.put(key, made);
            bytesKept += size - (before == null ? 0 : bytes.applyAsLong(before));
            for (Iterator<V> oldest = kept.values().iterator(); bytesKept > most; ) {
                bytesKept -= bytes.applyAsLong(oldest.next());
                oldest.remove();
            }
        }
    }
}
