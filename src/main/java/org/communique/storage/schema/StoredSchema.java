package org.communique.storage.schema;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.in;

import com.mongodb.ErrorCategory;
import com.mongodb.MongoWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Supplier;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.communique.operator.CannotStartException;
import org.jspecify.annotations.Nullable;

/**
 * The version of a database's schema, in one document. While a migration is under way it also says to which version, and where the backup is: a
 * build that does not know that version refuses documents of which some have the later shape.
 *
 * @param schema of the build
 * @param build  its release
 */
record StoredSchema(MongoDatabase database, Schema schema, String build, Clock clock) {

    private static final Bson THE_ONE = eq("_id", SchemaUpgrade.COLLECTION);

    Document readOrInsert() {
        Document found = read();
        if (found != null) {
            return found;
        }
        refuseEarlierBuild();
        try {
            return insert();
        } catch (MongoWriteException e) {
            if (e.getError().getCategory() == ErrorCategory.DUPLICATE_KEY) {
                return readOrInsert();
            }
            throw e;
        }
    }

    @Nullable
    Document read() {
        Document first = collection()
                .find(in("_id", SchemaUpgrade.UNFINISHED_MOVE, SchemaUpgrade.MOVED, SchemaUpgrade.COLLECTION))
                .sort(Sorts.ascending("_id"))
                .first();
        if (first == null || SchemaUpgrade.COLLECTION.equals(first.get("_id"))) {
            return first;
        }
        if (SchemaUpgrade.MOVED.equals(first.get("_id"))) {
            throw new CannotStartException(
                    "The documents of this database were moved to an embedded store.",
                    "Start without SPRING_MONGODB_URI. To go on here: db.schema.deleteOne({_id: \"moved\"}).");
        }
        throw new CannotStartException("A move to this database is not finished.", "Run ./run move again.");
    }

    /** Whether damage had taken it: then it is that of this build. */
    boolean insertIfLost() {
        boolean lost = read() == null && hasMembers();
        if (lost) {
            insert();
        }
        return lost;
    }

    void refuseEarlierBuild() {
        if (hasMembers()) {
            throw new CannotStartException(
                    "The database was written by a build before 1.0.0, whose documents are not read.",
                    "Start with an empty DATA_DIR, or an empty database.");
        }
    }

    private boolean hasMembers() {
        return database.getCollection("members").find().first() != null;
    }

    private Document insert() {
        Document created = new Document("_id", SchemaUpgrade.COLLECTION)
                .append("version", schema.version())
                .append("build", build)
                .append("migrations", List.of());
        collection().insertOne(created);
        return created;
    }

    int supported(Document found) {
        refuseLater(found.getInteger("version"), found.getString("build"));
        Document under = found.get("migrating", Document.class);
        if (under != null) {
            refuseLater(under.getInteger("to"), under.getString("build"));
        }
        return found.getInteger("version");
    }

    private void refuseLater(int version, String by) {
        if (version > schema.version()) {
            throw new CannotStartException(
                    "The database was written by Communiqué %s (schema %d), and this is %s, which reads up to schema %d."
                            .formatted(by, version, build, schema.version()),
                    "Start Communiqué %s or a later one, or restore a backup from before the upgrade.".formatted(by));
        }
    }

    /** A backup that is on record is from before the first write: no earlier build has changed anything since. */
    void begin(Supplier<String> backup) {
        List<Bson> changes = new ArrayList<>(
                List.of(Updates.set("migrating", new Document("to", schema.version()).append("build", build))));
        if (!readOrInsert().containsKey("backup")) {
            changes.add(Updates.set("backup", backup.get()));
        }
        collection().updateOne(THE_ONE, Updates.combine(changes));
    }

    void done(int version, Migration migration) {
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
            changes.add(Updates.unset("migrating"));
        }
        collection().updateOne(and(THE_ONE, eq("version", version - 1)), Updates.combine(changes));
    }

    private MongoCollection<Document> collection() {
        return database.getCollection(SchemaUpgrade.COLLECTION);
    }
}
