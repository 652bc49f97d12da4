package org.communique.http.rate;

import java.time.Duration;

/** How many of something there may be in an hour under each of many keys, counted over all servers, where many are counted at once. */
public final class HourlyRateLimit {

    private static final Duration HOUR = Duration.ofHours(1);

    private final String name;
    private final LeakyBuckets shared;

    HourlyRateLimit(String name, LeakyBuckets shared) {
        this.name = name;
        this.shared = shared;
    }

    /**
     * Whether so many more are allowed now. Counts all or none of them.
     *
     * @param most in an hour; may differ from call to call
     */
    public boolean allows(String key, int count, int most) {
        return shared.count(LeakyBuckets.id(name, key), weight(count, most), HOUR);
    }

    /** So many that were allowed are not needed. */
    public void giveBack(String key, int count, int most) {
        shared.giveBack(LeakyBuckets.id(name, key), weight(count, most));
    }

    private static Duration weight(int count, int most) {
        return Duration.ofMillis(Math.ceilDiv(HOUR.toMillis() * count, (long) most));
    }
}
