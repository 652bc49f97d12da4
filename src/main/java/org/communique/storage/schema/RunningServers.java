package org.communique.storage.schema;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.ne;

import com.mongodb.client.MongoDatabase;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.communique.operator.CannotStartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Servers that use a database, of whatever release: each takes a lease for its jobs every minute. */
public record RunningServers(MongoDatabase database, Clock clock) {

    private static final Logger log = LoggerFactory.getLogger(RunningServers.class);

    /** Two turns of their jobs, and clocks that differ. */
    private static final Duration SILENT = Duration.ofMinutes(2);

    public boolean wereThere() {
        Instant since = clock.instant().minus(SILENT);
        return database.getCollection("leases")
                        .find(and(gt("lockedAt", Date.from(since)), ne("_id", SchemaUpgrade.COLLECTION)))
                        .first()
                != null;
    }

    /** @throws CannotStartException if they go on for longer than those that were just stopped are remembered */
    void awaitEnd() {
        Instant latest = clock.instant().plus(SILENT).plusSeconds(10);
        for (boolean first = true; wereThere(); first = false) {
            if (first) {
                log.info(
                        "A server has used the database within {} minutes. Its documents are changed once that is so no more",
                        SILENT.toMinutes());
            }
            if (clock.instant().isAfter(latest)) {
                throw new CannotStartException(
                        "Another server still uses the database, whose documents are to be changed for this release.",
                        "Stop all servers of the earlier release, and start again.");
            }
            SchemaLease.pause();
        }
    }
}
