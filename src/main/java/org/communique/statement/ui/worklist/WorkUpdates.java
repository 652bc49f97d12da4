package org.communique.statement.ui.worklist;

import static java.util.concurrent.TimeUnit.NANOSECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;

import jakarta.annotation.PreDestroy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.communique.coalition.directory.CurrentMember;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorklistService;
import org.communique.storage.DatabaseOutage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.concurrent.DelegatingSecurityContextCallable;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/**
 * Reads what waits for the members who have a screen open: once for all screens of a member, every second at most, and one member
 * after the other.
 */
@Component
public class WorkUpdates {

    private static final Logger log = LoggerFactory.getLogger(WorkUpdates.class);
    private static final long PAUSE = SECONDS.toNanos(1);

    /** @param began when it was read, in nanoseconds of the system */
    public record Reading(List<WorkItem> items, long began) {

        public Duration age() {
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    private final Supplier<List<WorkItem>> items;
    private final UnaryOperator<Runnable> changes;
    private final Map<MemberId, WatchingMember> watching = new ConcurrentHashMap<>();
    private final ExecutorService readers = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("work-count").factory());

    @Autowired
    WorkUpdates(WorklistService worklist, StatementChangeNotifier changes) {
        this(worklist::items, changes::watchWork);
    }

    /** @param changes begins to notify of changes, and returns what ends it */
    WorkUpdates(Supplier<List<WorkItem>> items, UnaryOperator<Runnable> changes) {
        this.items = items;
        this.changes = changes;
    }

    /** The screens of a member. */
    private final class WatchingMember {

        private final Map<Consumer<Reading>, SecurityContext> watchers = new ConcurrentHashMap<>();
        private final Runnable endOfChanges = changes.apply(this::readSoon);
        private boolean scheduled;
        private long next = System.nanoTime();
        private @Nullable Reading latest;

        synchronized void readSoon() {
            if (!scheduled) {
                scheduled = true;
                try {
                    CompletableFuture.delayedExecutor(Math.max(0, next - System.nanoTime()), NANOSECONDS, readers)
                            .execute(this::read);
                } catch (RejectedExecutionException e) {
                    log.debug("The server stops", e);
                }
            }
        }

        private void read() {
            long began = System.nanoTime();
            synchronized (this) {
                scheduled = false;
                next = began + PAUSE;
            }
            var context = watchers.values().stream().findFirst().orElse(null);
            if (context == null) {
                return;
            }
            try {
                var reading = new Reading(new DelegatingSecurityContextCallable<>(items::get, context).call(), began);
                synchronized (this) {
                    latest = reading;
                }
                watchers.keySet().forEach(watcher -> watcher.accept(reading));
            } catch (AccessDeniedException e) {
                log.debug("The member has signed out", e);
            } catch (Exception e) {
                // If the database is away, the former items stay until the next reading.
                if (!DatabaseOutage.hasCaused(e) && !readers.isShutdown()) {
                    log.error("Could not read what waits for a member", e);
                }
            }
            // Reading takes half of the time at most, however many members there are.
            LockSupport.parkNanos(System.nanoTime() - began);
        }

        synchronized @Nullable Reading latest() {
            return latest;
        }
    }

    /**
     * Has what waits for the current member read soon, and whenever it may have changed.
     *
     * @param watcher is given what was read the last time at once, and may be called by any thread
     * @return ends the watching
     */
    public Runnable watch(Consumer<Reading> watcher) {
        var member = CurrentMember.signedIn().orElseThrow();
        var context = SecurityContextHolder.getContext();
        var watched = watching.compute(member, (_, before) -> {
            var now = before == null ? new WatchingMember() : before;
            now.watchers.put(watcher, context);
            return now;
        });
        var latest = watched.latest();
        if (latest != null) {
            watcher.accept(latest);
        }
        watched.readSoon();
        return () -> watching.computeIfPresent(member, (_, now) -> {
            now.watchers.remove(watcher);
            if (!now.watchers.isEmpty()) {
                return now;
            }
            now.endOfChanges.run();
            return null;
        });
    }

    /** The current member has gone to another screen, perhaps after an act. */
    void readSoon() {
        CurrentMember.signedIn().map(watching::get).ifPresent(WatchingMember::readSoon);
    }

    @PreDestroy
    void stop() {
        readers.shutdownNow();
    }
}
