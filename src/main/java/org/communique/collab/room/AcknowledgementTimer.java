package org.communique.collab.room;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How long clients wait until the server says that their edits are stored. */
@Component
class AcknowledgementTimer implements MeterBinder {

    private static final Duration[] LIMITS = {
        Duration.ofMillis(10),
        Duration.ofMillis(25),
        Duration.ofMillis(50),
        Duration.ofMillis(100),
        Duration.ofMillis(300),
        Duration.ofSeconds(1),
        Duration.ofSeconds(5)
    };

    private volatile @Nullable Timer timer;

    @Override
    public void bindTo(MeterRegistry registry) {
        timer = Timer.builder("communique.edits.acknowledged")
                .description("From the arrival of an edit until it was stored and acknowledged")
                .serviceLevelObjectives(LIMITS)
                .register(registry);
    }

    void acknowledged(PendingBatch pendingBatch) {
        Timer bound = timer;
        if (bound != null) {
            long now = System.nanoTime();
            pendingBatch.known().forEach(edit -> record(bound, edit, now));
            pendingBatch.applied().forEach(each -> record(bound, each.edit(), now));
        }
    }

    private static void record(Timer bound, QueuedEdit edit, long now) {
        if (!edit.isOfServer()) {
            bound.record(now - edit.arrived(), TimeUnit.NANOSECONDS);
        }
    }
}
