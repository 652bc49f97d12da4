package org.communique.http.rate;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;

/**
 * How often something may be asked for under each of many keys, counted over all servers. This server counts first, and asks
 * the store only for what it would let through itself: a flood at one server costs the store no more than the limit.
 */
public final class RateLimit {

    private static final int MOST_COUNTED_HERE = 20_000;

    private final String name;
    private final int capacity;
    private final Duration each;
    private final LeakyBuckets sharedBuckets;
    private final LoadingCache<String, Bucket> buckets;

    RateLimit(String name, int capacity, Duration each, LeakyBuckets sharedBuckets) {
        this.name = name;
        this.capacity = capacity;
        this.each = each;
        this.sharedBuckets = sharedBuckets;
        var bandwidth =
                Bandwidth.builder().capacity(capacity).refillGreedy(1, each).build();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_COUNTED_HERE)
                // It is full again by then, as a new one is.
                .expireAfterAccess(each.multipliedBy(capacity))
                .build(_ -> Bucket.builder().addLimit(bandwidth).build());
    }

    /** Whether it may be done once more now, which is counted. */
    public boolean allows(String key) {
        return buckets.get(key).tryConsume(1) && sharedBuckets.count(id(key), each, each.multipliedBy(capacity));
    }

    /**
     * Whether it may be done now, of a limit of one. It counts for that time alone unless it is then {@link #keep kept}: a server that
     * is killed before it does what was counted has done nothing.
     */
    public boolean holds(String key, Duration time) {
        return sharedBuckets.hold(id(key), time, each.multipliedBy(capacity));
    }

    /** What was held is done. */
    public void keep(String key) {
        sharedBuckets.keep(id(key), each.multipliedBy(capacity));
    }

    /** Nothing was done under the key. */
    public void reset(String key) {
        buckets.get(key).reset();
        sharedBuckets.forget(id(key));
    }

    private String id(String key) {
        return LeakyBuckets.id(name, key);
    }
}
