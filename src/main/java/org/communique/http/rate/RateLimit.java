package org.communique.http.rate;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How often something may be asked for under each of many keys, counted over all servers. This server counts first, and asks
 * the store only for what it would let through itself: a flood at one server costs the store no more than the limit.
 */
public final class RateLimit {

    private static final int MOST_COUNTED_HERE = 20_000;

    private final String name;
    private final int capacity;
    private final Duration each;
    private final LeakyBuckets shared;
    private final Bandwidth bandwidth;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > MOST_COUNTED_HERE;
        }
    };

    RateLimit(String name, int capacity, Duration each, LeakyBuckets shared) {
        this.name = name;
        this.capacity = capacity;
        this.each = each;
        this.shared = shared;
        this.bandwidth =
                Bandwidth.builder().capacity(capacity).refillGreedy(1, each).build();
    }

    /** Whether it may be done once more now, which is counted. */
    public boolean allows(String key) {
        return bucket(key).tryConsume(1) && shared.count(id(key), each, each.multipliedBy(capacity));
    }

    /** Nothing was done under the key. */
    public void reset(String key) {
        bucket(key).reset();
        shared.forget(id(key));
    }

    private synchronized Bucket bucket(String key) {
        return buckets.computeIfAbsent(
                key, unseen -> Bucket.builder().addLimit(bandwidth).build());
    }

    private String id(String key) {
        return LeakyBuckets.id(name, key);
    }
}
