package org.communique.http.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.List;

/** How much memory owners have held recently and for how long, while they were waited for. Owners are as in {@link OwnerQuota}. */
final class RecentUse {

    /** After it, what was used counts half. */
    private static final Duration HALF_LIFE = Duration.ofMinutes(1);

    private static final int MOST_OWNERS = 10_000;

    private final double much;
    private final Cache<String, Use> byOwner = Caffeine.newBuilder()
            .maximumSize(MOST_OWNERS)
            .expireAfterWrite(HALF_LIFE.multipliedBy(15))
            .build();

    private record Use(double byteNanos, long at) {

        double now() {
            return byteNanos * Math.pow(0.5, (double) (System.nanoTime() - at) / HALF_LIFE.toNanos());
        }

        Use plus(Use other) {
            return new Use(now() + other.byteNanos, other.at);
        }
    }

    /** Much is so many bytes for so long. */
    RecentUse(long bytes, Duration duration) {
        this.much = (double) bytes * duration.toNanos();
    }

    void add(List<String> owners, long bytes, long nanos) {
        var use = new Use((double) bytes * nanos, System.nanoTime());
        owners.forEach(owner -> byOwner.asMap().merge(owner, use, Use::plus));
    }

    boolean isMuch(List<String> owners) {
        double most = much;
        for (var owner : owners) {
            var use = byOwner.getIfPresent(owner);
            if (use != null && use.now() > most) {
                return true;
            }
            most *= 2;
        }
        return false;
    }
}
