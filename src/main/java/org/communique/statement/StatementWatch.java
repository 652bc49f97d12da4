package org.communique.statement;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tells those who have a statement before them that something happened to it: at once when it happened here, and within
 * half a minute when it happened on another node.
 */
@Component
public class StatementWatch {

    private static final Logger log = LoggerFactory.getLogger(StatementWatch.class);

    /** Several events of one act are told as one. */
    private static final int TOGETHER_MILLIS = 150;

    private final Statements statements;
    private final Happenings happenings;
    private final Executor executor;
    private final Map<StatementId, Set<Runnable>> watchers = new ConcurrentHashMap<>();
    private final Map<StatementId, Instant> seen = new ConcurrentHashMap<>();
    private final Set<StatementId> telling = ConcurrentHashMap.newKeySet();

    StatementWatch(
            Statements statements, Happenings happenings, @Qualifier("applicationTaskExecutor") Executor executor) {
        this.statements = statements;
        this.happenings = happenings;
        this.executor = executor;
    }

    /** @return ends the watching */
    public Runnable watch(StatementId statement, Runnable watcher) {
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
    void on(AboutStatement event) {
        if (watchers.containsKey(event.statement())) {
            tellSoon(event.statement());
        }
    }

    @Scheduled(initialDelay = 20_000, fixedDelay = 20_000)
    void look() {
        seen.keySet().retainAll(watchers.keySet());
        watchers.keySet().forEach(this::look);
    }

    private void look(StatementId id) {
        statements.findById(id).ifPresent(statement -> {
            var latest = happenings.latest(statement);
            if (!latest.equals(seen.getOrDefault(id, latest))) {
                tellSoon(id);
            }
            seen.put(id, latest);
        });
    }

    private void tellSoon(StatementId statement) {
        if (telling.add(statement)) {
            CompletableFuture.delayedExecutor(TOGETHER_MILLIS, TimeUnit.MILLISECONDS, executor)
                    .execute(() -> tell(statement));
        }
    }

    private void tell(StatementId statement) {
        telling.remove(statement);
        for (var watcher : watchers.getOrDefault(statement, Set.of())) {
            try {
                watcher.run();
            } catch (RuntimeException e) {
                log.warn("Could not tell a watcher of statement {}", statement.value(), e);
            }
        }
    }
}
