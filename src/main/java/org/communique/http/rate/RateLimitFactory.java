package org.communique.http.rate;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Makes limits that all servers count together. */
@Component
public class RateLimitFactory {

    private final LeakyBuckets shared;

    RateLimitFactory(LeakyBuckets shared) {
        this.shared = shared;
    }

    /**
     * @param name     distinguishes its keys from those of other limits
     * @param capacity how many are allowed at once
     * @param each     after which one more is allowed
     */
    public RateLimit of(String name, int capacity, Duration each) {
        return new RateLimit(name, capacity, each, shared);
    }

    /** @param name distinguishes its keys from those of other limits */
    public HourlyRateLimit ofAnHour(String name) {
        return new HourlyRateLimit(name, shared);
    }

    /**
     * As {@link #of}, by the visitor's network.
     *
     * @param capacity of an IPv4 address or an IPv6 /64
     */
    public NetworkRateLimit forNetworks(String name, int capacity, Duration each) {
        return new NetworkRateLimit(this, name, capacity, each);
    }
}
