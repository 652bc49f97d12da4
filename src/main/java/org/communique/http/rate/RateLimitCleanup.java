package org.communique.http.rate;

import org.communique.job.Leases;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes shared counts that mean nothing any more. */
@Component
class RateLimitCleanup {

    private final LeakyBuckets buckets;
    private final Leases leases;

    RateLimitCleanup(LeakyBuckets buckets, Leases leases) {
        this.buckets = buckets;
        this.leases = leases;
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 600_000)
    void run() {
        leases.run("rate-limit-sweep", buckets::removeEmpty);
    }
}
