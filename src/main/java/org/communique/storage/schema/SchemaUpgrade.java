package org.communique.storage.schema;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;

import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.communique.operator.CannotStartException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings a database to the schema of this build, before anything else reads it. One server does it, others wait. Killed at any write, the
 * next start goes on. A database of a later schema, or of a build before 1.0.0, is refused as it is.
 */
public final class SchemaUpgrade {

    /** Has one document. */
    public static final String COLLECTION = "schema";

    private static final Logger log = LoggerFactory.getLogger(SchemaUpgrade.class);
    /** In that collection until all has been copied that is moved to the database; the version comes last. */
    public static final String UNFINISHED_MOVE = "move";

    /** In that collection once all has been moved elsewhere. */
    public static final String MOVED = "moved";

    private static final Duration LONGEST_READ = Duration.ofMinutes(10);
    private static final int PAGE = 100;

    private final MongoDatabase database;
    private final Schema schema;
    private final StoredSchema stored;
    private final RunningServers servers;
    private final boolean shared;

    /**
     * @param build  the release, such as 1.0.0
     * @param shared whether other servers may use the database
     */
    public SchemaUpgrade(MongoDatabase database, Schema schema, String build, boolean shared, Clock clock) {
        this.database = database;
        this.schema = schema;
        this.stored = new StoredSchema(database, schema, build, clock);
        this.servers = new RunningServers(database, clock);
        this.shared = shared;
    }

    /** Sees to it that there is a backup, before a migration writes. */
    public interface BackupGuard {

        /**
         * @return where it is
         * @throws CannotStartException if there is none
         */
        String ensure(int version);
    }

    /**
     * What a migration would do.
     *
     * @param documents which would be replaced; those of an earlier migration are not in its shape yet
     * @param duration  for which they were read and converted, without being written
     */
    public record Planned(String description, String collection, long documents, Duration duration) {}

    public void run(BackupGuard backups) {
        var waiting = false;
        var begun = servers.clock().instant();
        while (true) {
            Document found = stored.readOrInsert();
            int version = stored.supported(found);
            if (version == schema.version()) {
                if (shared) {
                    servers.oneRuns();
                }
                return;
            }
            // Of servers none is made here: without one it is refused before it waits.
            if (shared && !waiting && !found.containsKey("backup")) {
                backups.ensure(version);
            }
            // Which may be one that has just migrated.
            if (shared && servers.wereThere()) {
                servers.refuseAfter(begun);
                if (!waiting) {
                    log.info(
                            "A server was at work in the database within two minutes; its documents are changed when none is");
                    waiting = true;
                }
                SchemaLease.pause();
                continue;
            }
            try (SchemaLease lease = SchemaLease.take(shared ? database : null)) {
                if (lease.isHeld()) {
                    migrate(lease, backups);
                } else if (!waiting) {
                    log.info("Another server brings the database to version {} of its schema", schema.version());
                    waiting = true;
                }
            }
            if (waiting) {
                SchemaLease.pause();
            }
        }
    }

    /** Of those that are still to be done; changes nothing, and refuses what {@link #run} would refuse. */
    public List<Planned> plan() {
        List<Planned> planned = new ArrayList<>();
        Document found = stored.read();
        if (found == null) {
            stored.refuseEarlierBuild();
        } else {
            for (Migration migration : schema.after(stored.supported(found))) {
                long begin = System.nanoTime();
                long documents = convert(migration);
                planned.add(new Planned(
                        migration.description(),
                        migration.collection(),
                        documents,
                        Duration.ofNanos(System.nanoTime() - begin)));
            }
        }
        return planned;
    }

    /**
     * Takes the database for one of this build's schema if damage has taken its version.
     *
     * @return whether it was so
     */
    public boolean assumeCurrent() {
        return stored.insertIfLost();
    }

    private void migrate(SchemaLease lease, BackupGuard backups) {
        int version = stored.supported(stored.readOrInsert());
        if (version < schema.version()) {
            stored.begin(() -> backups.ensure(stored.supported(stored.readOrInsert())));
        }
        for (Migration migration : schema.after(version)) {
            version++;
            log.info("Bringing the database to version {} of its schema: {}", version, migration.description());
            long documents = change(migration, lease);
            lease.extend();
            stored.done(version, migration);
            log.info("The database has version {} of its schema; {} documents were changed", version, documents);
        }
    }

    /** From the beginning again and again, as those that are changed have their earlier shape no more. */
    private long change(Migration migration, SchemaLease lease) {
        long count = 0;
        while (true) {
            List<Document> page = page(migration, migration.earlierShape());
            if (page.isEmpty()) {
                return count;
            }
            for (Document document : page) {
                lease.extend();
                if (replace(migration, document) == 0) {
                    throw new IllegalStateException(
                            "A document of " + migration.collection() + " keeps its earlier shape");
                }
            }
            count += page.size();
        }
    }

    /** As {@link #change} would, page by page. */
    private long convert(Migration migration) {
        long count = 0;
        Bson next = migration.earlierShape();
        while (true) {
            List<Document> page = page(migration, next);
            if (page.isEmpty()) {
                return count;
            }
            page.forEach(migration::migrated);
            count += page.size();
            next = and(gt("_id", page.getLast().get("_id")), migration.earlierShape());
        }
    }

    /** Not all, as a store holds all that it finds in memory. */
    private List<Document> page(Migration migration, Bson which) {
        return database.withTimeout(LONGEST_READ.toMinutes(), TimeUnit.MINUTES)
                .getCollection(migration.collection())
                .find(which)
                .sort(Sorts.ascending("_id"))
                .limit(PAGE)
                .into(new ArrayList<>());
    }

    private long replace(Migration migration, Document document) {
        return database.getCollection(migration.collection())
                .replaceOne(and(eq("_id", document.get("_id")), migration.earlierShape()), migration.migrated(document))
                .getModifiedCount();
    }
}
