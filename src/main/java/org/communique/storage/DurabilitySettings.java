package org.communique.storage;

import com.mongodb.MongoClientSettings;
import com.mongodb.ReadConcern;
import com.mongodb.ReadPreference;
import com.mongodb.WriteConcern;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.springframework.boot.mongodb.autoconfigure.MongoClientSettingsBuilderCustomizer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * A write is acknowledged once a majority has it in its journal, a read sees all that was acknowledged, both are tried
 * again when a primary steps down, and both have a timeout, regardless of the connection string: decisions and signatures
 * must not be lost with one machine, and one operation that hangs must not block the others.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE)
class DurabilitySettings implements MongoClientSettingsBuilderCustomizer {

    private final StorageProperties properties;

    DurabilitySettings(StorageProperties properties) {
        this.properties = properties;
    }

    @Override
    public void customize(MongoClientSettings.Builder settings) {
        apply(settings, properties.mongodbTimeout());
    }

    static void apply(MongoClientSettings.Builder settings, Duration timeout) {
        settings.writeConcern(WriteConcern.MAJORITY.withJournal(true))
                .readConcern(ReadConcern.MAJORITY)
                .readPreference(ReadPreference.primary())
                .retryReads(true)
                .retryWrites(true)
                .timeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }
}
