package org.communique.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.communique.ServerTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.MongoDatabaseFactory;

/** Each Leases stands for a server of its own. */
@ServerTest
class LeasesTests {

    private static final int SERVERS = 8;
    private static final int ATTEMPTS = 50;

    @Autowired
    MongoDatabaseFactory mongo;

    private final String job = "job-" + UUID.randomUUID();

    @Test
    void letsOneServerAtATimeRunAJob() {
        var running = new AtomicInteger();
        var most = new AtomicInteger();
        var runs = new AtomicInteger();
        try (var servers = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int server = 0; server < SERVERS; server++) {
                var leases = new Leases(mongo);
                servers.execute(() -> {
                    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                        leases.run(job, () -> {
                            most.accumulateAndGet(running.incrementAndGet(), Math::max);
                            runs.incrementAndGet();
                            running.decrementAndGet();
                        });
                    }
                });
            }
        }

        assertThat(most).hasValue(1);
        assertThat(runs.get()).isPositive();
    }

    @Test
    void doesNotLetOneJobWaitForAnother() {
        var runs = new AtomicInteger();

        new Leases(mongo).run(job, () -> new Leases(mongo).run(job + "-other", runs::incrementAndGet));

        assertThat(runs).hasValue(1);
    }

    @Test
    void givesTheLeaseBackWhenTheJobFails() {
        var runs = new AtomicInteger();

        assertThatThrownBy(() -> new Leases(mongo).run(job, () -> {
                    throw new IllegalStateException("the job failed");
                }))
                .isInstanceOf(IllegalStateException.class);
        new Leases(mongo).run(job, runs::incrementAndGet);

        assertThat(runs).hasValue(1);
    }

    @Test
    void takesTheLeaseOfAServerThatDiedOrHangs() throws InterruptedException {
        var hanging = new CountDownLatch(1);
        var end = new CountDownLatch(1);
        var runs = new AtomicInteger();
        try (var servers = Executors.newVirtualThreadPerTaskExecutor()) {
            servers.execute(() -> new Leases(mongo, Duration.ofMillis(300)).run(job, () -> {
                hanging.countDown();
                awaitUninterruptibly(end);
            }));
            hanging.await();
            var other = new Leases(mongo);

            await().until(() -> {
                other.run(job, runs::incrementAndGet);
                return runs.get() > 0;
            });
            end.countDown();
        }

        assertThat(runs).hasValue(1);
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
