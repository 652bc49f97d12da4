package org.communique.ledger;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Its status is {@code ALARM} while the ledger lacks what was signed: that calls for a person, and for no other server. */
@Component
class LedgerHealth implements HealthIndicator {

    private final SignedTreeHeadStore heads;

    LedgerHealth(SignedTreeHeadStore heads) {
        this.heads = heads;
    }

    @Override
    public Health health() {
        return (heads.areBehind() ? Health.status("ALARM") : Health.up()).build();
    }
}
