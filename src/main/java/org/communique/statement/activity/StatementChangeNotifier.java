package org.communique.statement.activity;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.communique.statement.StatementId;
import org.communique.statement.StatementRelatedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells those who have a statement before them that something happened to it: at once when it happened here, and within
 * seconds when it happened on another node.
 */
@Component
public class StatementChangeNotifier {

    private static final Logger log = LoggerFactory.getLogger(StatementChangeNotifier.class);

    /** Several events of one act are told as one. */
    private static final int TOGETHER_MILLIS = 150;

    private final StatementChangeCounter pulses;
    private final Executor executor;
    private final Map<StatementId, Set<Runnable>> watchers = new ConcurrentHashMap<>();
    private final Map<StatementId, Long> seen = new ConcurrentHashMap<>();
    private final Set<StatementId> telling = ConcurrentHashMap.newKeySet();

    StatementChangeNotifier(StatementChangeCounter pulses, @Qualifier("applicationTaskExecutor") Executor executor) {
        this.pulses = pulses;
        this.executor = executor;
    }

    /** @return ends the watching */
    public Runnable watch(StatementId statement, Runnable watcher) {
        seen.computeIfAbsent(statement, id -> pulses.of(List.of(id)).getOrDefault(id, 0L));
        watchers.compute(statement, (_, others) -> {
            var all = others == null ? ConcurrentHashMap.<Runnable>newKeySet() : others;
            all.add(watcher);
            return all;
        });
        return () -> watchers.computeIfPresent(statement, (_, all) -> {
            all.remove(watcher);
            return all.isEmpty() ? null : all;
        });
    }

    @EventListener
    void on(StatementRelatedEvent event) {
        var statement = event.statement();
        if (telling.add(statement)) {
            CompletableFuture.delayedExecutor(TOGETHER_MILLIS, TimeUnit.MILLISECONDS, executor)
                    .execute(() -> {
                        telling.remove(statement);
                        tell(statement);
                        tellOtherNodes(statement);
                    });
        }
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 5_000)
    void poll() {
        seen.keySet().retainAll(watchers.keySet());
        if (!seen.isEmpty()) {
            pulses.of(List.copyOf(seen.keySet())).forEach(this::poll);
        }
    }

    private void poll(StatementId statement, long count) {
        var before = seen.replace(statement, count);
        if (before != null && before != count) {
            tell(statement);
        }
    }

    private void tell(StatementId statement) {
        for (var watcher : watchers.getOrDefault(statement, Set.of())) {
            try {
                watcher.run();
            } catch (RuntimeException e) {
                log.warn("Could not tell a watcher of statement {}", statement.value(), e);
            }
        }
    }

    /** Those who watch here have been told. */
    private void tellOtherNodes(StatementId statement) {
        try {
            long count = pulses.increment(statement);
            seen.replace(statement, count - 1, count);
        } catch (RuntimeException e) {
            log.warn("Could not tell other nodes of what happened to statement {}", statement.value(), e);
        }
    }
}
