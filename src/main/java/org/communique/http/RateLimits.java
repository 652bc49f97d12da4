package org.communique.http;

import java.time.Duration;
import org.springframework.stereotype.Component;

/** Makes limits that all servers count together. */
@Component
public class RateLimits {

    private final SharedCounts shared;

    RateLimits(SharedCounts shared) {
        this.shared = shared;
    }

    /**
     * @param name     tells its keys from those of other limits
     * @param capacity how many are allowed at once
     * @param each     after which one more is allowed
     */
    public RateLimit of(String name, int capacity, Duration each) {
        return new RateLimit(name, capacity, each, shared);
    }
}
