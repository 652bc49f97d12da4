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

    LedgerMeters(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("communique.ledger.queued", ledger, Ledger::queued)
                .description("Entries that wait for the durable write of those before them")
                .register(registry);
        FunctionCounter.builder("communique.ledger.entries", ledger, Ledger::recorded)
                .description("Entries that this node has put on record since its start")
                .register(registry);
    }
}
