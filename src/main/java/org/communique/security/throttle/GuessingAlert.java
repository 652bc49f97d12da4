package org.communique.security.throttle;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Alerts the operator to passwords and codes that were tried too often: one line a minute at most, and a counter. */
@Component
public class GuessingAlert {

    private static final Logger log = LoggerFactory.getLogger(GuessingAlert.class);

    private final AtomicLong refused = new AtomicLong();
    private long reported;

    GuessingAlert(ObjectProvider<MeterRegistry> meters) {
        meters.ifAvailable(registry -> FunctionCounter.builder("communique.signin.slowed", refused, AtomicLong::get)
                .description("Passwords and codes that were not looked at, because too many were tried before")
                .register(registry));
    }

    void refused() {
        refused.incrementAndGet();
    }

    @Scheduled(initialDelay = 60_000, fixedDelay = 60_000)
    synchronized void warn() {
        long now = refused.get();
        if (now > reported) {
            log.warn("Slowed down {} attempts to guess passwords or codes in the last minute", now - reported);
        }
        reported = now;
    }
}
