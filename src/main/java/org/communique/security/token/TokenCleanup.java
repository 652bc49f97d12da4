package org.communique.security.token;

import org.communique.job.Leases;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes access tokens that expired long ago. */
@Component
class TokenCleanup {

    private final AccessTokens tokens;
    private final Leases leases;

    TokenCleanup(AccessTokens tokens, Leases leases) {
        this.tokens = tokens;
        this.leases = leases;
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 3_600_000)
    void run() {
        leases.run("token-sweep", tokens::removeExpired);
    }
}
