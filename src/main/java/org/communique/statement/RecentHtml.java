package org.communique.statement;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import org.communique.work.HeavyWork;
import org.communique.work.WorkKind;
import org.communique.work.WorkStoppedException;
import org.communique.work.WorkStoppedException.Reason;

/** What was made of statements recently. Anybody with a link can ask again and again, and many at once: it is made once. */
final class RecentHtml<K> {

    private static final int KEPT = 16;

    private final HeavyWork work;
    private final WorkKind kind;
    private final Map<K, String> recent = Collections.synchronizedMap(new RecentlyUsed<>());
    private final Map<K, CompletableFuture<String>> underWay = new ConcurrentHashMap<>();

    RecentHtml(HeavyWork work, WorkKind kind) {
        this.work = work;
        this.kind = kind;
    }

    String of(K key, StatementId statement, Callable<String> make) {
        while (true) {
            var known = recent.get(key);
            if (known != null) {
                return known;
            }
            var own = new CompletableFuture<String>();
            var others = underWay.putIfAbsent(key, own);
            if (others == null) {
                return make(key, statement, make, own);
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

    private String make(K key, StatementId statement, Callable<String> make, CompletableFuture<String> result) {
        try {
            var made = work.run(kind, turn(statement), make);
            recent.put(key, made);
            result.complete(made);
            return made;
        } catch (RuntimeException | Error e) {
            result.completeExceptionally(e);
            throw e;
        } finally {
            underWay.remove(key, result);
        }
    }

    /** Who asks may be anybody, so that each statement has its turns. */
    static String turn(StatementId statement) {
        return "statement " + statement.value();
    }

    private static final class RecentlyUsed<K> extends LinkedHashMap<K, String> {

        private static final long serialVersionUID = 1;

        RecentlyUsed() {
            super(KEPT, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<K, String> eldest) {
            return size() > KEPT;
        }
    }
}
