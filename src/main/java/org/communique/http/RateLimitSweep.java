package org.communique.http;

import org.communique.job.Leases;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes shared counts that mean nothing any more. */
@Component
class RateLimitSweep {

    private final SharedCounts counts;
    private final Leases leases;

    RateLimitSweep(SharedCounts counts, Leases leases) {
        this.counts = counts;
        this.leases = leases;
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 600_000)
    void run() {
        leases.run("rate-limit-sweep", counts::removeEmpty);
    }
}
