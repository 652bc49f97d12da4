package org.communique.work;

import static java.util.Comparator.comparingDouble;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.communique.work.WorkStoppedException.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Lets few large pieces of work run at once. Of the members who wait, the one goes first whose large work has taken least lately, so that
 * those who ask for much delay each other, and others by one piece at most.
 */
final class LargeWorkQueue {

    /** Each keeps what it has made so far. */
    static final int MOST_WAITING = 3;

    /** After it, what a member's work has taken counts half. */
    private static final Duration HALF_LIFE = Duration.ofMinutes(2);

    private static final int MOST_MEMBERS = 10_000;

    private final int atOnce;
    private final List<Waiting> waiting = new ArrayList<>();
    private final Cache<String, Usage> usage = Caffeine.newBuilder()
            .maximumSize(MOST_MEMBERS)
            .expireAfterWrite(HALF_LIFE.multipliedBy(10))
            .build();
    private int running;

    private static final class Waiting {
        private final String member;
        private boolean granted;
        private boolean displaced;

        Waiting(String member) {
            this.member = member;
        }
    }

    private record Usage(double nanos, long at) {

        double now() {
            return nanos * Math.pow(0.5, (double) (System.nanoTime() - at) / HALF_LIFE.toNanos());
        }
    }

    LargeWorkQueue(int atOnce) {
        this.atOnce = atOnce;
    }

    /**
     * Returns when the member's piece may run; then {@link #release} has to follow.
     *
     * @param until by {@link System#nanoTime}
     * @throws WorkStoppedException if it may not, in time or as too many wait who have had less
     */
    synchronized void acquire(String member, long until, BooleanSupplier cancelled) {
        if (running < atOnce) {
            running++;
            return;
        }
        var own = enter(member);
        try {
            while (!own.granted) {
                wait(HeavyWorkExecutor.LOOK.toMillis());
                if (!own.granted) {
                    check(own, until, cancelled);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            if (own.granted) {
                grantNext();
            }
            throw new WorkStoppedException(Reason.CANCELLED);
        } finally {
            waiting.remove(own);
        }
    }

    synchronized int waiting() {
        return waiting.size();
    }

    private static void check(Waiting own, long until, BooleanSupplier cancelled) {
        if (cancelled.getAsBoolean()) {
            throw new WorkStoppedException(Reason.CANCELLED);
        }
        if (own.displaced || System.nanoTime() - until > 0) {
            throw new WorkStoppedException(Reason.TOO_BUSY);
        }
    }

    private Waiting enter(String member) {
        if (waiting.size() == MOST_WAITING) {
            var heaviest = waiting.stream()
                    .max(comparingDouble(other -> usageOf(other.member)))
                    .orElseThrow();
            if (usageOf(heaviest.member) <= usageOf(member)) {
                throw new WorkStoppedException(Reason.TOO_BUSY);
            }
            heaviest.displaced = true;
            waiting.remove(heaviest);
            notifyAll();
        }
        var own = new Waiting(member);
        waiting.add(own);
        return own;
    }

    /** @param nanos how long the piece ran */
    synchronized void release(String member, long nanos) {
        usage.put(member, new Usage(usageOf(member) + nanos, System.nanoTime()));
        grantNext();
    }

    private void grantNext() {
        var next = waiting.stream()
                .min(comparingDouble(each -> usageOf(each.member)))
                .orElse(null);
        if (next == null) {
            running--;
        } else {
            next.granted = true;
            waiting.remove(next);
            notifyAll();
        }
    }

    private double usageOf(String member) {
        @Nullable Usage known = usage.getIfPresent(member);
        return known == null ? 0 : known.now();
    }
}
