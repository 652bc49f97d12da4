package org.communique.statement.activity;

import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.NANOSECONDS;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.communique.coalition.directory.Account;
import org.communique.coalition.directory.Mandate;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.settings.CoalitionChanged;
import org.communique.statement.ConfidentialEvent;
import org.communique.statement.StatementId;
import org.communique.statement.StatementRelatedEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.event.EventListener;
import org.springframework.data.mongodb.core.mapping.event.AfterSaveEvent;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Refreshes open screens of a statement when it changes: at once on this node, and within seconds on others.
 *
 * <p>Rounds of a statement follow each other, and each rests as long as it took: screens get at most half of the time.
 */
@Component
public class StatementChangeNotifier {

    private static final Logger log = LoggerFactory.getLogger(StatementChangeNotifier.class);

    /** Stands for all statements whose change can be work for a member, or no longer. */
    private static final StatementId ANY = new StatementId("any");

    /** Stands for what members are notified of. */
    private static final StatementId NOTICES = new StatementId("notices");

    /** Stands for members with their roles, organisations, mandates and the coalition's own name. */
    private static final StatementId COALITION = new StatementId("coalition");

    /** Combines several events of one act. */
    private static final long TOGETHER_NANOS = MILLISECONDS.toNanos(150);

    private final StatementChangeCounter changeCounter;
    private final Executor executor;
    private final Map<StatementId, Set<Runnable>> watchers = new ConcurrentHashMap<>();
    private final Map<StatementId, Long> lastSeen = new ConcurrentHashMap<>();
    private final Map<StatementId, Rounds> rounds = new ConcurrentHashMap<>();

    /**
     * @param scheduled  whether a round will begin for what has changed since the last one began
     * @param changedHere whether other nodes are to be notified after that round
     * @param restingUntil when the next one may begin, in nanoseconds of the system
     */
    private record Rounds(boolean running, boolean scheduled, boolean changedHere, long restingUntil) {}

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

    /** Notifies also of what only those learn of who coordinate the statement, or answer for an organisation. */
    public Runnable watchWithConfidential(StatementId statement, Runnable watcher) {
        var announced = watch(statement, watcher);
        var confidential = watch(confidential(statement), watcher);
        return () -> {
            announced.run();
            confidential.run();
        };
    }

    private static StatementId confidential(StatementId statement) {
        return new StatementId(statement.value() + ":confidential");
    }

    /** Notifies of what can be work for a member in any statement, or no longer, and of what lists show of them. */
    public Runnable watchWork(Runnable watcher) {
        return watch(ANY, watcher);
    }

    /** Notifies of notices that are new or were read, whosever they are. */
    public Runnable watchNotices(Runnable watcher) {
        return watch(NOTICES, watcher);
    }

    /** Notifies of what changes who can do what: members with their roles, organisations, mandates, and the coalition's settings. */
    public Runnable watchCoalition(Runnable watcher) {
        return watch(COALITION, watcher);
    }

    public void noticesChanged() {
        notifySoon(NOTICES, true);
    }

    void historyChanged(StatementId statement) {
        notifySoon(statement, true);
    }

    /** How often each statement has changed, on all nodes: another number tells of another change. */
    public Map<StatementId, Long> counts() {
        return changeCounter.all();
    }

    @EventListener
    void on(StatementRelatedEvent event) {
        notifySoon(event.statement(), true);
        if (event.changesWork()) {
            notifySoon(ANY, true);
        }
    }

    @EventListener
    void on(ConfidentialEvent event) {
        if (!(event instanceof StatementRelatedEvent)) {
            notifySoon(confidential(event.statement()), true);
            // Each looks at what they may see, and nothing is sent to screens on which that is the same.
            notifySoon(ANY, true);
        }
    }

    @EventListener
    void on(AfterSaveEvent<?> saved) {
        if (saved.getSource() instanceof Account
                || saved.getSource() instanceof Organisation
                || saved.getSource() instanceof Mandate) {
            notifySoon(COALITION, true);
        }
    }

    @EventListener
    void on(CoalitionChanged event) {
        notifySoon(COALITION, true);
    }

    private void notifySoon(StatementId statement, boolean changedHere) {
        rounds.compute(statement, (_, now) -> {
            var current = now == null ? new Rounds(false, false, false, System.nanoTime()) : now;
            if (!current.running() && !current.scheduled()) {
                schedule(statement, current.restingUntil());
            }
            return new Rounds(current.running(), true, current.changedHere() || changedHere, current.restingUntil());
        });
    }

    private void schedule(StatementId statement, long restingUntil) {
        long pause = Math.max(TOGETHER_NANOS, restingUntil - System.nanoTime());
        CompletableFuture.delayedExecutor(pause, NANOSECONDS, executor).execute(() -> runRound(statement));
    }

    private void runRound(StatementId statement) {
        long began = System.nanoTime();
        var round = rounds.put(statement, new Rounds(true, false, false, began));
        try {
            notifyScreens(statement);
            if (round != null && round.changedHere()) {
                notifyOtherNodes(statement);
            }
        } finally {
            long ended = System.nanoTime();
            end(statement, ended + (ended - began));
        }
    }

    private void end(StatementId statement, long restingUntil) {
        rounds.computeIfPresent(statement, (_, now) -> {
            if (now.scheduled()) {
                schedule(statement, restingUntil);
            }
            return new Rounds(false, now.scheduled(), now.changedHere(), restingUntil);
        });
    }

    @Scheduled(initialDelay = 5_000, fixedDelay = 5_000)
    void poll() {
        long now = System.nanoTime();
        rounds.values().removeIf(each -> !each.running() && !each.scheduled() && now - each.restingUntil() > 0);
        lastSeen.keySet().retainAll(watchers.keySet());
        if (!lastSeen.isEmpty()) {
            changeCounter.of(List.copyOf(lastSeen.keySet())).forEach(this::poll);
        }
    }

    private void poll(StatementId statement, long count) {
        var before = lastSeen.replace(statement, count);
        if (before != null && before != count) {
            notifySoon(statement, false);
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
