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
 * Refreshes open screens of a statement when it changes: at once on this node, and within seconds on others.
 */
@Component
public class StatementChangeNotifier {

    private static final Logger log = LoggerFactory.getLogger(StatementChangeNotifier.class);

    /** Stands for all statements. */
    private static final StatementId ANY = new StatementId("any");

    /** What watches all of them looks at much, and need not do so more often. */
    private static final int TOGETHER_OF_ALL_MILLIS = 5_000;

    /** Combines several events of one act. */
    private static final int TOGETHER_MILLIS = 150;

    private final StatementChangeCounter changeCounter;
    private final Executor executor;
    private final Map<StatementId, Set<Runnable>> watchers = new ConcurrentHashMap<>();
    private final Map<StatementId, Long> lastSeen = new ConcurrentHashMap<>();
    private final Set<StatementId> telling = ConcurrentHashMap.newKeySet();

    StatementChangeNotifier(
            StatementChangeCounter changeCounter, @Qualifier("applicationTaskExecutor") Executor executor) {
        this.changeCounter = changeCounter;
        this.executor = executor;
    }

    /** @return ends the watching */
    public Runnable watch(StatementId statement, Runnable watcher) {
        lastSeen.computeIfAbsent(statement, id -> changeCounter.of(List.of(id)).getOrDefault(id, 0L));
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

    /** Notifies of changes of any statement, within seconds. */
    public Runnable watchAll(Runnable watcher) {
        return watch(ANY, watcher);
    }

    @EventListener
    void on(StatementRelatedEvent event) {
        notifySoon(event.statement(), TOGETHER_MILLIS);
        notifySoon(ANY, TOGETHER_OF_ALL_MILLIS);
    }

    private void notifySoon(StatementId statement, int milliseconds) {
        if (telling.add(statement)) {
            CompletableFuture.delayedExecutor(milliseconds, TimeUnit.MILLISECONDS, executor)
                    .execute(() -> {
                        telling.remove(statement);
                        notifyScreens(statement);
                        notifyOtherNodes(statement);
                    });
        }
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 5_000)
    void poll() {
        lastSeen.keySet().retainAll(watchers.keySet());
        if (!lastSeen.isEmpty()) {
            changeCounter.of(List.copyOf(lastSeen.keySet())).forEach(this::poll);
        }
    }

    private void poll(StatementId statement, long count) {
        var before = lastSeen.replace(statement, count);
        if (before != null && before != count) {
            notifyScreens(statement);
        }
    }

    private void notifyScreens(StatementId statement) {
        for (var watcher : watchers.getOrDefault(statement, Set.of())) {
            try {
                watcher.run();
            } catch (RuntimeException e) {
                log.warn("Could not notify a screen of statement {}", statement.value(), e);
            }
        }
    }

    /** Screens on this node were notified. */
    private void notifyOtherNodes(StatementId statement) {
        try {
            long count = changeCounter.increment(statement);
            lastSeen.replace(statement, count - 1, count);
        } catch (RuntimeException e) {
            log.warn("Could not notify other nodes of a change of statement {}", statement.value(), e);
        }
    }
}
