package org.communique.security.throttle;

import org.communique.job.Leases;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes counts of attempts that mean nothing any more. */
@Component
class AttemptCleanup {

    private final AttemptCounts counts;
    private final Leases leases;

    AttemptCleanup(AttemptCounts counts, Leases leases) {
        this.counts = counts;
        this.leases = leases;
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 600_000)
    void run() {
        leases.run("attempt-sweep", counts::removeForgotten);
    }
}
