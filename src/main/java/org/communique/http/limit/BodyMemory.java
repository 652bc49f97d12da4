package org.communique.http.limit;

import java.time.Duration;
import java.util.List;

/**
 * The memory of bodies on their way, by whom they are from. Owners who have little on its way and have used little recently come first:
 * a quarter is kept for them, and once one of them is refused, those who have used much wait, and large bodies that are slow to arrive
 * are ended.
 */
final class BodyMemory {

    /** In all, for the sender of a body that others could be refused for. */
    static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Those who are refused come back after five seconds, as they are told. */
    private static final Duration SHORT_AFTER_REFUSAL = Duration.ofSeconds(10);

    /** In bytes a second. What arrives faster is not ended for others. */
    private static final long SLOW = 32 << 10;

    private static final int PART_KEPT = 4;

    /** Of what one owner may hold: 1 MB for a member. */
    private static final int LITTLE = 16;

    private final OwnerQuota quota;
    private final Duration patience;
    private final RecentUse recentUse;
    private final long kept;
    private final long little;

    /** By {@link System#nanoTime}. */
    private volatile long shortUntil = System.nanoTime();

    BodyMemory(long mostInAll, long mostOfOne) {
        this(mostInAll, mostOfOne, PATIENCE);
    }

    BodyMemory(long mostInAll, long mostOfOne, Duration patience) {
        this.quota = new OwnerQuota(mostInAll, mostOfOne);
        this.patience = patience;
        this.kept = mostInAll / PART_KEPT;
        this.little = mostOfOne / LITTLE;
        this.recentUse = new RecentUse(mostOfOne, patience.dividedBy(10));
    }

    /** @return whether there is room, which is then to be released */
    synchronized boolean reserve(List<String> owners, long bytes, LimitedRequestBody body) {
        var owner = owners.getFirst();
        boolean isLittle = quota.held(owner) + bytes <= little;
        boolean usedMuch = recentUse.isMuch(owners);
        if (usedMuch && !isLittle && isShort()) {
            return false;
        }
        if (quota.reserve(owners, bytes, isLittle && !usedMuch ? 0 : kept)) {
            body.holds(this, owner);
            return true;
        }
        if (!usedMuch && quota.held(owner) == 0) {
            shortUntil = System.nanoTime() + SHORT_AFTER_REFUSAL.toNanos();
        }
        return false;
    }

    void release(List<String> owners, long bytes, LimitedRequestBody body) {
        recentUse.add(owners, bytes, body.waitedNanos());
        quota.release(owners, bytes);
    }

    /** Whether others need what the owner of a body holds, of which so much arrived while its sender was waited for. */
    boolean isNeeded(String owner, long bytes, long waitedNanos) {
        return waitedNanos > patience.toNanos()
                && isShort()
                && bytes < (double) SLOW * waitedNanos / Duration.ofSeconds(1).toNanos()
                && quota.held(owner) > little;
    }

    private boolean isShort() {
        return shortUntil - System.nanoTime() > 0;
    }
}
