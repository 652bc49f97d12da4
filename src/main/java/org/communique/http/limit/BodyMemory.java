package org.communique.http.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;

/**
 * The memory of bodies on their way, by whom they are from. Their senders may take their time until someone else is refused; then those
 * that have been waited for too long are ended. A quarter is kept for owners that have nothing on its way.
 */
final class BodyMemory {

    /** In all, for the sender of a body that others could be refused for. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Those who are refused come back after five seconds, as they are told. */
    private static final Duration SHORT_AFTER_REFUSAL = Duration.ofSeconds(10);

    /** So that one whose body was ended is not back before those who were refused. */
    private static final Duration EXCLUSION = Duration.ofSeconds(30);

    private static final int MOST_EXCLUDED = 10_000;

    private final OwnerQuota quota;
    private final Duration patience;
    private final Cache<String, Boolean> excluded = Caffeine.newBuilder()
            .maximumSize(MOST_EXCLUDED)
            .expireAfterWrite(EXCLUSION)
            .build();

    /** By {@link System#nanoTime}. */
    private volatile long shortUntil = System.nanoTime();

    BodyMemory(long mostInAll, long mostOfOne) {
        this(mostInAll, mostOfOne, PATIENCE);
    }

    BodyMemory(long mostInAll, long mostOfOne, Duration patience) {
        this.quota = new OwnerQuota(mostInAll, mostOfOne, mostInAll / 4);
        this.patience = patience;
    }

    /** @return whether there is room, which is then to be released */
    boolean reserve(List<String> owners, long bytes, LimitedRequestBody body) {
        if (excluded.getIfPresent(owners.getFirst()) != null) {
            return false;
        }
        if (quota.reserve(owners, bytes)) {
            body.holds(this);
            return true;
        }
        if (quota.holdsNothing(owners.getFirst())) {
            shortUntil = System.nanoTime() + SHORT_AFTER_REFUSAL.toNanos();
        }
        return false;
    }

    void release(List<String> owners, long bytes, LimitedRequestBody body) {
        if (body.isEndedForOthers()) {
            excluded.put(owners.getFirst(), true);
        }
        quota.release(owners, bytes);
    }

    /** Whether others need what a body holds for whose sender was waited so long. */
    boolean isNeeded(long waitedNanos) {
        return waitedNanos > patience.toNanos() && shortUntil - System.nanoTime() > 0;
    }
}
