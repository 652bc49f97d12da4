package org.communique.storage.schema;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gt;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.communique.operator.CannotStartException;
import org.jspecify.annotations.Nullable;
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

    private static final Bson THE_ONE = eq("_id", COLLECTION);

    private static final Duration LONGEST_READ = Duration.ofMinutes(10);
    private static final int PAGE = 100;

    private final MongoDatabase database;
    private final Schema schema;
    private final String build;
    private final boolean shared;
    private final Clock clock;

    /**
     * @param build  the release, such as 1.0.0
     * @param shared whether other servers may use the database
     */
    public SchemaUpgrade(MongoDatabase database, Schema schema, String build, boolean shared, Clock clock) {
        this.database = database;
        this.schema = schema;
        this.build = build;
        this.shared = shared;
        this.clock = clock;
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
        while (true) {
            Document stored = storedOrNew();
            if (supported(stored) == schema.version()) {
                return;
            }
            if (shared) {
                new RunningServers(database, clock).awaitEnd();
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
        Document stored = stored();
        if (stored == null) {
            refuseEarlierBuild();
        } else {
            for (Migration migration : schema.after(supported(stored))) {
                long begin = System.nanoTime();
                long documents = eachEarlier(migration, migration::migrated);
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
        boolean lost = stored() == null && hasMembers();
        if (lost) {
            insert();
        }
        return lost;
    }

    private boolean hasMembers() {
        return database.getCollection("members").find().first() != null;
    }

    private Document storedOrNew() {
        Document stored = stored();
        if (stored != null) {
            return stored;
        }
        refuseEarlierBuild();
        try {
            return insert();
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return storedOrNew();
            }
            throw e;
        }
    }

    private void refuseEarlierBuild() {
        if (hasMembers()) {
            throw new CannotStartException(
                    "The database was written by a build before 1.0.0, whose documents are not read.",
                    "Start with an empty DATA_DIR, or an empty database.");
        }
    }

    private Document insert() {
        Document created = new Document("_id", COLLECTION)
                .append("version", schema.version())
                .append("build", build)
                .append("migrations", List.of());
        collection().insertOne(created);
        return created;
    }

    private @Nullable Document stored() {
        Document first = collection()
                .find(in("_id", UNFINISHED_MOVE, COLLECTION))
                .sort(Sorts.ascending("_id"))
                .first();
        if (first != null && UNFINISHED_MOVE.equals(first.get("_id"))) {
            throw new CannotStartException("A move to this database is not finished.", "Run ./run move again.");
        }
        return first;
    }

    private int supported(Document stored) {
        int version = stored.getInteger("version");
        if (version > schema.version()) {
            throw new CannotStartException(
                    "The database was written by Communiqué %s (schema %d), and this is %s, which reads up to schema %d."
                            .formatted(stored.getString("build"), version, build, schema.version()),
                    "Start Communiqué %s or a later one, or restore a backup from before the upgrade."
                            .formatted(stored.getString("build")));
        }
        return version;
    }

    private void migrate(SchemaLease lease, BackupGuard backups) {
        Document stored = storedOrNew();
        int version = supported(stored);
        // One that is on record is from before the first write: a migration that was interrupted goes on.
        if (version < schema.version() && !stored.containsKey("backup")) {
            collection().updateOne(THE_ONE, Updates.set("backup", backups.ensure(version)));
        }
        for (Migration migration : schema.after(version)) {
            version++;
            log.info("Bringing the database to version {} of its schema: {}", version, migration.description());
            long documents = eachEarlier(migration, document -> {
                lease.extend();
                replace(migration, document);
            });
            lease.extend();
            done(version, migration);
            log.info("The database has version {} of its schema; {} documents were changed", version, documents);
        }
    }

    /** Page by page, as a store holds all that it finds in memory. */
    private long eachEarlier(Migration migration, Consumer<Document> work) {
        MongoCollection<Document> documents = readAtLeisure(migration);
        long count = 0;
        Bson next = migration.earlierShape();
        while (true) {
            List<Document> page = documents
                    .find(next)
                    .sort(Sorts.ascending("_id"))
                    .limit(PAGE)
                    .into(new ArrayList<>());
            if (page.isEmpty()) {
                return count;
            }
            page.forEach(work);
            count += page.size();
            next = and(gt("_id", page.getLast().get("_id")), migration.earlierShape());
        }
    }

    private void replace(Migration migration, Document document) {
        database.getCollection(migration.collection())
                .replaceOne(
                        and(eq("_id", document.get("_id")), migration.earlierShape()), migration.migrated(document));
    }

    private void done(int version, Migration migration) {
        long left = readAtLeisure(migration).countDocuments(migration.earlierShape());
        if (left > 0) {
            throw new IllegalStateException(
                    left + " documents of " + migration.collection() + " still have their earlier shape");
        }
        List<Bson> changes = new ArrayList<>(List.of(
                Updates.set("version", version),
                Updates.set("build", build),
                Updates.push(
                        "migrations",
                        new Document("version", version)
                                .append("description", migration.description())
                                .append("build", build)
                                .append("at", Date.from(clock.instant())))));
        if (version == schema.version()) {
            changes.add(Updates.unset("backup"));
        }
        collection().updateOne(and(THE_ONE, eq("version", version - 1)), Updates.combine(changes));
    }

    private MongoCollection<Document> readAtLeisure(Migration migration) {
        return database.withTimeout(LONGEST_READ.toMinutes(), TimeUnit.MINUTES).getCollection(migration.collection());
    }

    private MongoCollection<Document> collection() {
        return database.getCollection(COLLECTION);
    }
}
