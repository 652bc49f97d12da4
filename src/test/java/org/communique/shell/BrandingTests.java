package org.communique.shell;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.coalition.settings.CoalitionChanged;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class BrandingTests {

    private final ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor();

    @SuppressWarnings("NullAway")
    private final Branding branding = new Branding(null, executor);

    @AfterEach
    void stop() {
        executor.close();
    }

    @Test
    void neitherFailsNorWaitsWithAScreen() {
        var shown = new AtomicInteger();
        var drawn = new CountDownLatch(1);
        branding.watch(() -> {
            throw new IllegalStateException("a screen");
        });
        branding.watch(shown::incrementAndGet);
        branding.watch(() -> {
            try {
                drawn.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            shown.incrementAndGet();
        });
        branding.watch(shown::incrementAndGet);

        assertThatCode(() -> branding.on(new CoalitionChanged())).doesNotThrowAnyException();

        drawn.countDown();
        await().until(() -> shown.get() == 3);
    }
}
