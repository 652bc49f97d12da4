package org.communique.search;

import static java.util.stream.Collectors.toMap;

import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.lucene.store.AlreadyClosedException;
import org.communique.statement.StatementRelatedEvent;
import org.communique.statement.access.StatementLists;
import org.communique.statement.access.StatementOutline;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.storage.DatabaseOutage;
import org.communique.work.TooBusyException;
import org.communique.work.WorkStoppedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps the index like the stores, on a thread of its own: a moment after an event here, and some seconds after what others did or typed.
 * It rests for several times as long as it worked.
 */
@Component
class SearchIndexer implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(SearchIndexer.class);

    private static final Duration LOOK = Duration.ofSeconds(10);
    /** Takes several events together. */
    private static final Duration SHORTEST_REST = Duration.ofSeconds(1);

    private static final int REST_PER_WORK = 5;

    /** So often what was read is kept for the next start, while all is read. */
    private static final int COMMIT_EACH = 500;

    private final SearchIndex index;
    private final ObjectProvider<SearchSource> sources;
    private final StatementLists statements;
    private final StatementChangeNotifier changes;
    private final Set<String> changed = ConcurrentHashMap.newKeySet();

    private volatile @Nullable Thread thread;
    private volatile boolean complete;
    /** What only events tell of is read again after a start, as one may have come without its event. */
    private boolean checked;

    SearchIndexer(
            SearchIndex index,
            ObjectProvider<SearchSource> sources,
            StatementLists statements,
            StatementChangeNotifier changes) {
        this.index = index;
        this.sources = sources;
        this.statements = statements;
        this.changes = changes;
    }

    /** Whether all was read once, so that what is not found is not there. */
    boolean isComplete() {
        return complete;
    }

    @EventListener
    void on(StatementRelatedEvent event) {
        changed.add(event.statement().value());
        LockSupport.unpark(thread);
    }

    @Override
    public void start() {
        var worker = Thread.ofPlatform()
                .daemon()
                .priority(Thread.MIN_PRIORITY)
                .name("search-index")
                .unstarted(this::work);
        // Before it looks whether it is to go on.
        thread = worker;
        worker.start();
    }

    private void work() {
        while (isOn()) {
            long began = System.nanoTime();
            updateOrFail();
            long worked = System.nanoTime() - began;
            rest(Math.clamp(REST_PER_WORK * worked, SHORTEST_REST.toNanos(), LOOK.toNanos()), false);
            rest(LOOK.toNanos(), true);
        }
    }

    private boolean isOn() {
        return thread == Thread.currentThread();
    }

    /** What stops meanwhile opens nothing again, and closes nothing that has been opened since. */
    private synchronized void updateOrFail() {
        if (!isOn()) {
            return;
        }
        try {
            update();
        } catch (RuntimeException e) {
            failed(e);
        }
    }

    /** @param wakes whether an event ends it */
    private void rest(long nanos, boolean wakes) {
        long until = System.nanoTime() + nanos;
        while (isOn() && until - System.nanoTime() > 0 && !(wakes && !changed.isEmpty())) {
            LockSupport.parkNanos(this, until - System.nanoTime());
        }
    }

    private void failed(RuntimeException failure) {
        if (!isOn()) {
            return;
        }
        if (failure instanceof UncheckedIOException || failure instanceof AlreadyClosedException) {
            log.warn("The search index failed and is opened again: {}", failure.toString());
            complete = false;
            checked = false;
            index.close();
        } else {
            DatabaseOutage.log(
                    log, failure, "The search index could not be brought up to date; it is tried again soon");
        }
    }

    /** Reads what has changed since it was read. */
    synchronized void update() {
        var told = Set.copyOf(changed);
        // Before it is read: what is told of meanwhile may have been stored after that.
        changed.removeAll(told);
        boolean whole = false;
        try {
            whole = update(told);
        } finally {
            if (!whole) {
                changed.addAll(told);
            }
        }
    }

    /** False if something is to be read later. */
    private boolean update(Set<String> told) {
        index.open();
        var all = statements.outlines();
        var counts = counts(all);
        boolean whole = true;
        int read = 0;
        for (var source : sources) {
            var exact = source.marks(all);
            var marks = exact.orElse(counts);
            index.units().keySet().stream()
                    .filter(unit -> unit.source().equals(source.name()) && !marks.containsKey(unit.subject()))
                    .forEach(index::delete);
            for (var each : marks.entrySet()) {
                if (!isRunning()) {
                    return false;
                }
                var unit = new IndexedUnit(source.name(), each.getKey());
                var known = index.units().get(unit);
                boolean again = exact.isEmpty() && (!checked || told.contains(each.getKey()));
                if (again || known == null || !known.value().equals(each.getValue())) {
                    whole &= read(source, unit, each.getValue());
                    if (++read % COMMIT_EACH == 0) {
                        index.commit();
                    }
                }
            }
        }
        if (read > 0 || !checked) {
            index.commit();
        }
        checked |= whole;
        complete |= whole;
        return whole;
    }

    /** False if it is to be read later. */
    private boolean read(SearchSource source, IndexedUnit unit, String mark) {
        try {
            index.replace(unit, source, mark, source.entries(unit.subject()));
            return true;
        } catch (WorkStoppedException e) {
            if (e.reason() == WorkStoppedException.Reason.OUT_OF_TIME
                    || e.reason() == WorkStoppedException.Reason.OUT_OF_MEMORY) {
                log.warn("{} takes too long to read for the search index", unit);
                index.replace(unit, source, mark, List.of());
                return true;
            }
            return false;
        } catch (TooBusyException e) {
            return false;
        } catch (UncheckedIOException | AlreadyClosedException e) {
            throw e;
        } catch (RuntimeException e) {
            // Of the index, or of a database that has to be there for the others, too.
            if (DatabaseOutage.hasCaused(e)) {
                throw e;
            }
            log.error("{} cannot be read for the search index; the rest goes on", unit, e);
            index.replace(unit, source, mark, List.of());
            return true;
        }
    }

    private Map<String, String> counts(List<StatementOutline> all) {
        var counted = changes.counts();
        return all.stream()
                .collect(toMap(
                        statement -> statement.id().value(),
                        statement -> String.valueOf(counted.getOrDefault(statement.id(), 0L))));
    }

    /** All is read again soon. */
    synchronized void clear() {
        if (thread == null) {
            return;
        }
        index.open();
        if (!index.units().isEmpty()) {
            complete = false;
            checked = false;
            index.clear();
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void stop() {
        var running = thread;
        thread = null;
        LockSupport.unpark(running);
        synchronized (this) {
            index.close();
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
