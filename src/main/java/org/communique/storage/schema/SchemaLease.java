package org.communique.storage.schema;

import com.mongodb.client.MongoDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import net.javacrumbs.shedlock.core.ClockProvider;
import net.javacrumbs.shedlock.core.LockConfiguration;
import net.javacrumbs.shedlock.core.SimpleLock;
import net.javacrumbs.shedlock.provider.mongo.MongoLockProvider;
import org.communique.operator.CannotStartException;
import org.jspecify.annotations.Nullable;

/** Lets one server migrate at a time. A process with a store of its own needs none. */
final class SchemaLease implements AutoCloseable {

    private static final Duration LENGTH = Duration.ofMinutes(2);
    private static final Duration EXTENDED_AFTER = Duration.ofSeconds(20);

    private final boolean alone;
    private Optional<SimpleLock> lock;
    private Instant extended = ClockProvider.now();

    private SchemaLease(boolean alone, Optional<SimpleLock> lock) {
        this.alone = alone;
        this.lock = lock;
    }

    /** @param shared null for a store of this process alone */
    static SchemaLease take(@Nullable MongoDatabase shared) {
        return shared == null
                ? new SchemaLease(true, Optional.empty())
                : new SchemaLease(
                        false,
                        new MongoLockProvider(shared.getCollection("leases"))
                                .lock(new LockConfiguration(
                                        ClockProvider.now(), SchemaUpgrade.COLLECTION, LENGTH, Duration.ZERO)));
    }

    boolean isHeld() {
        return alone || lock.isPresent();
    }

    /** @throws CannotStartException if another server has it by now, as this one was slower than it lasts */
    void extend() {
        if (!alone && ClockProvider.now().isAfter(extended.plus(EXTENDED_AFTER))) {
            lock = lock.flatMap(held -> held.extend(LENGTH, Duration.ZERO));
            extended = ClockProvider.now();
            if (lock.isEmpty()) {
                throw new CannotStartException(
                        "Another server took the change of the database's documents over.", "Start this one again.");
            }
        }
    }

    static void pause() {
        try {
            TimeUnit.SECONDS.sleep(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while another server migrates", e);
        }
    }

    @Override
    public void close() {
        lock.ifPresent(SimpleLock::unlock);
    }
}
