package org.communique.storage;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Sorts;
import com.mongodb.client.model.Updates;
import java.util.Objects;
import java.util.UUID;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.communique.operator.CannotStartException;
import org.communique.storage.schema.SchemaUpgrade;

/**
 * In the database to which documents are moved, until all are there. It knows the coalition by the key of its ledger, and the process that
 * began last.
 */
record MoveMark(MongoCollection<Document> schema, String owner) {

    private static final Bson THE_ONE = eq("_id", SchemaUpgrade.UNFINISHED_MOVE);

    /** @throws CannotStartException if there is something else in the target */
    static MoveMark set(MongoDatabase source, MongoDatabase target) {
        MongoCollection<Document> schema = target.getCollection(SchemaUpgrade.COLLECTION);
        MoveMark mark = new MoveMark(schema, UUID.randomUUID().toString());
        Document key = source.getCollection("ledgerKeys")
                .find()
                .sort(Sorts.ascending("_id"))
                .first();
        String coalition = key == null ? "none" : String.valueOf(key.get("_id"));
        Document before = schema.find(THE_ONE).first();
        if (before == null) {
            if (target.listCollectionNames().first() != null) {
                throw new CannotStartException("The database to move to is not empty.", "Name an empty one.");
            }
            schema.insertOne(new Document("_id", SchemaUpgrade.UNFINISHED_MOVE)
                    .append("coalition", coalition)
                    .append("owner", mark.owner));
        } else if (Objects.equals(before.getString("coalition"), coalition)) {
            schema.updateOne(THE_ONE, Updates.set("owner", mark.owner));
        } else {
            throw new CannotStartException(
                    "A move of another coalition to this database is not finished.", "Name an empty one.");
        }
        return mark;
    }

    /** Whether a move to this target that broke off at its last step has locked its source so. */
    static boolean hasWritten(String lock, MongoDatabase target) {
        Document mark =
                target.getCollection(SchemaUpgrade.COLLECTION).find(THE_ONE).first();
        return mark != null && lock.endsWith(mark.getString("owner"));
    }

    /** @throws CannotStartException if another process has begun since */
    void confirm() {
        if (schema.find(and(THE_ONE, eq("owner", owner))).first() == null) {
            throw new CannotStartException("Another move to this database has begun.", "Wait until it ends.");
        }
    }

    void remove() {
        schema.deleteOne(and(THE_ONE, eq("owner", owner)));
    }
}
