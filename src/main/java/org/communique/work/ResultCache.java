package org.communique.work;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.ToLongFunction;
import org.communique.work.WorkStoppedException.Reason;

/**
 * Results of heavy work that many ask for, and that some ask for again and again: each is made once for all who wait for it. Those
 * used most are kept as long as they fit in a part of the heap.
 */
public final class ResultCache<K, V> {

    /** Of each of these caches. */
    private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 32;

    private final HeavyWorkExecutor work;
    private final WorkKind kind;
    private final ToLongFunction<V> bytes;
    private final long most;
    private final Cache<K, CompletableFuture<V>> results;

    /** @param bytes how much memory a result takes */
    public ResultCache(HeavyWorkExecutor work, WorkKind kind, ToLongFunction<V> bytes) {
        this(work, kind, bytes, MOST_BYTES);
    }

    ResultCache(HeavyWorkExecutor work, WorkKind kind, ToLongFunction<V> bytes, long most) {
        this.work = work;
        this.kind = kind;
        this.bytes = bytes;
        this.most = most;
        this.results = Caffeine.newBuilder()
                .maximumWeight(most)
                .weigher((K key, CompletableFuture<V> result) -> weight(result))
                // Evicts before the caller goes on: the heap is what the bound is for.
                .executor(Runnable::run)
                .build();
    }

    /** Of texts, which take two bytes a character unless all are Latin. */
    public static <K> ResultCache<K, String> ofTexts(HeavyWorkExecutor work, WorkKind kind) {
        return new ResultCache<>(work, kind, text -> 2L * text.length());
    }

    /**
     * @param turn whose work it is, see {@link HeavyWorkExecutor#run}; what it is about where those who ask may be anyone
     * @throws TooBusyException if it was not begun
     * @throws WorkStoppedException if it used up its budget, or the calling thread was interrupted
     */
    public V get(K key, String turn, Callable<V> make) {
        var own = new CompletableFuture<V>();
        while (true) {
            var known = results.asMap().putIfAbsent(key, own);
            if (known == null) {
                return make(key, turn, make, own);
            }
            try {
                return known.join();
            } catch (CompletionException e) {
                if (!(e.getCause() instanceof WorkStoppedException stopped && stopped.reason() == Reason.CANCELLED)) {
                    throw e.getCause() instanceof RuntimeException failure ? failure : e;
                }
                // The thread that made it was interrupted.
            }
        }
    }

    private V make(K key, String turn, Callable<V> make, CompletableFuture<V> result) {
        try {
            var made = work.run(kind, turn, make);
            result.complete(made);
            if (bytes.applyAsLong(made) > most) {
                results.asMap().remove(key, result);
            } else {
                results.asMap().replace(key, result, result);
            }
            return made;
        } catch (RuntimeException | Error e) {
            results.asMap().remove(key, result);
            result.completeExceptionally(e);
            throw e;
        }
    }

    /** What is under way weighs nothing and so is not evicted; what is done has to weigh something, that it may be. */
    private int weight(CompletableFuture<V> result) {
        return result.isDone() ? Math.clamp(bytes.applyAsLong(result.join()), 1, Integer.MAX_VALUE) : 0;
    }
}
