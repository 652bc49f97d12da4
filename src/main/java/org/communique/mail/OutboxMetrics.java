package org.communique.mail;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import org.springframework.stereotype.Component;

/** How many mails wait, and the results of those that this node sent. */
@Component
class OutboxMetrics implements MeterBinder {

    private final OutgoingMails mails;
    private final Map<MailState, LongAdder> ended = new EnumMap<>(MailState.class);

    OutboxMetrics(OutgoingMails mails) {
        this.mails = mails;
        for (var state : MailState.values()) {
            ended.put(state, new LongAdder());
        }
    }

    void count(MailState state) {
        count(state, 1);
    }

    void count(MailState state, int mails) {
        ended.computeIfAbsent(state, _ -> new LongAdder()).add(mails);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("communique.outbox.queued", mails, each -> each.count(MailState.QUEUED))
                .description("Mails that wait for the relay, on all nodes")
                .register(registry);
        ended.forEach((state, count) -> {
            if (state != MailState.QUEUED && state != MailState.NO_RELAY) {
                FunctionCounter.builder("communique.outbox.ended", count, LongAdder::sum)
                        .tag("state", state.name().toLowerCase(Locale.ROOT))
                        .description("Mails that this node is done with since its start")
                        .register(registry);
            }
        });
    }
}
