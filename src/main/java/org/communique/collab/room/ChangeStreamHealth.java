package org.communique.collab.room;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** A node that does not hear the others is down: the people on it are better served by another. */
@Component
@ConditionalOnProperty("spring.mongodb.uri")
public class ChangeStreamHealth implements HealthIndicator {

    private final ChangeStreamListener others;

    ChangeStreamHealth(ChangeStreamListener others) {
        this.others = others;
    }

    @Override
    public Health health() {
        return others.isListening()
                ? Health.up().build()
                : Health.down()
                        .withDetail("reason", "Edits on other nodes are not heard; trying again")
                        .build();
    }
}
