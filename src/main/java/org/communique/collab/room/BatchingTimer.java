package org.communique.collab.room;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Calls rooms at moments that they share, so that one timer, one thread and one command serve many of them. Moments are
 * one interval apart, or two, four, eight and so on for rooms that want to be called less often: these are moments of the others, too.
 */
final class BatchingTimer {

    private final long interval;
    private final ScheduledExecutorService clock;
    private final Consumer<List<Room>> work;
    private final Map<Long, Set<Room>> waiting = new ConcurrentHashMap<>();

    /** @param work is done by the clock's thread, and must not take long */
    BatchingTimer(Duration interval, ScheduledExecutorService clock, Consumer<List<Room>> work) {
        this.interval = interval.toNanos();
        this.clock = clock;
        this.work = work;
    }

    /** Calls a room at the next moment of those that are at least {@code apart} from each other; once, however often it asks. */
    void schedule(Room room, Duration apart) {
        long period = period(apart.toNanos());
        long now = System.nanoTime();
        waiting.compute(now - Math.floorMod(now, period) + period, (moment, rooms) -> {
            Set<Room> due = rooms;
            if (due == null) {
                due = new LinkedHashSet<>();
                var _ = clock.schedule(() -> fire(moment), moment - now, TimeUnit.NANOSECONDS);
            }
            due.add(room);
            return due;
        });
    }

    private long period(long least) {
        long period = interval;
        while (period < least) {
            period *= 2;
        }
        return period;
    }

    private void fire(long moment) {
        Set<Room> due = waiting.remove(moment);
        if (due != null) {
            work.accept(List.copyOf(due));
        }
    }
}
