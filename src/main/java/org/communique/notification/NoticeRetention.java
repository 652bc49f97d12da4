package org.communique.notification;

import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Clock;
import java.time.Duration;
import org.communique.job.Leases;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Removes old notices, read or not: what still waits for a member is in their work. */
@Component
class NoticeRetention {

    private static final Duration REMEMBERED = Duration.ofDays(180);

    private final MongoOperations mongo;
    private final Leases leases;
    private final Clock clock;

    NoticeRetention(MongoOperations mongo, Leases leases, Clock clock) {
        this.mongo = mongo;
        this.leases = leases;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 600_000, fixedDelay = 3_600_000)
    void run() {
        leases.run("notice-sweep", this::removeOld);
    }

    void removeOld() {
        mongo.remove(query(where("at").lt(clock.instant().minus(REMEMBERED))), Notice.class);
    }
}
