package org.communique.storage;

import org.communique.storage.embedded.table.StoreDisk;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Down while the disk of the embedded stores takes no writes. */
@Component
class StoreHealth implements HealthIndicator {

    private final StorageProperties properties;

    StoreHealth(StorageProperties properties) {
        this.properties = properties;
    }

    @Override
    public Health health() {
        return StoreDisk.of(properties.dataDir()).isFull()
                ? Health.down()
                        .withDetail("reason", "The disk is full; writes wait until there is space")
                        .build()
                : Health.up().build();
    }
}
