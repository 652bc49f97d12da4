package org.communique.ledger;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.stereotype.Component;

/** What is read of the ledger when the metrics are asked for. */
@Component
class LedgerMeters implements MeterBinder {

    private final Ledger ledger;
    private final SignedTreeHeadStore heads;

    LedgerMeters(Ledger ledger, SignedTreeHeadStore heads) {
        this.ledger = ledger;
        this.heads = heads;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("communique.ledger.queued", ledger, Ledger::queued)
                .description("Entries that wait for the durable write of those before them")
                .register(registry);
        Gauge.builder("communique.ledger.behind", heads, signed -> signed.areBehind() ? 1 : 0)
                .description("1 while the database lacks entries that this server has signed, and nothing is recorded")
                .register(registry);
        FunctionCounter.builder("communique.ledger.entries", ledger, Ledger::recorded)
                .description("Entries that this node has put on record since its start")
                .register(registry);
    }
}
