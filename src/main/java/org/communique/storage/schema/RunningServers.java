package org.communique.storage.schema;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.UpdateOptions;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.communique.operator.CannotStartException;

/** Servers that use a database, of whatever release: each says so at its start and twice a minute. */
public record RunningServers(MongoDatabase database, Clock clock) {

    private static final String COLLECTION = "leases";
    private static final String ID = "servers";

    /** With clocks that differ, and writes that wait. */
    private static final Duration SILENT = Duration.ofMinutes(2);

    public void oneRuns() {
        database.getCollection(COLLECTION)
                .updateOne(
                        eq("_id", ID),
                        Updates.set("lockedAt", Date.from(clock.instant())),
                        new UpdateOptions().upsert(true));
    }

    public boolean wereThere() {
        Instant since = clock.instant().minus(SILENT);
        return database.getCollection(COLLECTION)
                        .find(and(eq("_id", ID), gt("lockedAt", Date.from(since))))
                        .first()
                != null;
    }

    /** @throws CannotStartException if they go on for longer than those that were just stopped are remembered */
    void refuseAfter(Instant begun) {
        if (clock.instant().isAfter(begun.plus(SILENT).plusSeconds(10))) {
            throw new CannotStartException(
                    "Another server still uses the database, whose documents are to be changed for this release.",
                    "Stop all servers of the earlier release, and start again.");
        }
    }
}
