package org.communique.http.rate;

import java.time.Duration;
import java.util.List;
import org.communique.http.origin.ClientNetwork;

/** How often something may be asked for from one network. A /56 may four times as often as one of its /64, and a /48 sixteen times. */
public final class NetworkRateLimit {

    private static final int GROWTH = 4;

    /** From the smallest network to the largest. */
    private final List<RateLimit> steps;

    NetworkRateLimit(RateLimitFactory limits, String name, int capacity, Duration each) {
        steps = List.of(
                limits.of(name, capacity, each),
                limits.of(name, capacity * GROWTH, each.dividedBy(GROWTH)),
                limits.of(name, capacity * GROWTH * GROWTH, each.dividedBy(GROWTH * GROWTH)));
    }

    /** Whether it may be done once more now from the address, which is counted: of the larger networks only if the smaller may. */
    public boolean allows(String address) {
        var networks = ClientNetwork.steps(address);
        for (int i = 0; i < networks.size(); i++) {
            if (!steps.get(i).allows(networks.get(i))) {
                return false;
            }
        }
        return true;
    }
}
