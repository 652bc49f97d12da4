package org.communique.storage;

import com.mongodb.MongoException;
import java.time.Clock;
import org.communique.storage.embedded.EmbeddedMongo;
import org.communique.storage.schema.RunningServers;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.data.mongodb.MongoDatabaseFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Says in a database on MongoDB that a server uses it, so that no migration and no move begins under it. */
@Component
class ServerHeartbeat {

    private static final Logger log = LoggerFactory.getLogger(ServerHeartbeat.class);

    private final MongoDatabaseFactory database;
    private final boolean embedded;
    private final Clock clock;

    ServerHeartbeat(MongoDatabaseFactory database, ObjectProvider<EmbeddedMongo> embedded, Clock clock) {
        this.database = database;
        this.embedded = embedded.getIfAvailable() != null;
        this.clock = clock;
    }

    @Scheduled(fixedDelay = 30_000)
    void beat() {
        if (embedded) {
            return;
        }
        try {
            new RunningServers(database.getMongoDatabase(), clock).oneRuns();
        } catch (MongoException e) {
            log.debug("The database does not answer: {}", e.toString());
        }
    }
}
