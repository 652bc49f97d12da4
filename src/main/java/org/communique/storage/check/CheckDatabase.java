package org.communique.storage.check;

import com.mongodb.MongoCommandException;
import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.bson.Document;

/** The database of a check. Its mark tells that it may be removed, also by a later check where this one is killed. */
public final class CheckDatabase {

    private static final String MARK = "check-servers";

    private final MongoDatabase database;
    private final Document mark = new Document("_id", UUID.randomUUID().toString());

    public CheckDatabase(MongoDatabase database) {
        this.database = database;
    }

    public String create() throws UnfitException {
        List<String> collections = database.listCollectionNames().into(new ArrayList<>());
        if (!collections.isEmpty() && !collections.contains(MARK)) {
            throw new UnfitException("There is a database " + database.getName() + " that is not of a check.");
        }
        drop(collections);
        database.getCollection(MARK).insertOne(mark);
        return database.getName() + (collections.isEmpty() ? "" : "; one that an earlier check left was removed");
    }

    /** The mark is the last, so that a break leaves what can be removed. */
    private void drop(List<String> collections) {
        collections.stream()
                .filter(name -> !name.equals(MARK))
                .forEach(name -> database.getCollection(name).drop());
        database.getCollection(MARK).drop();
    }

    public String remove() throws UnfitException {
        boolean isOwn = mark.equals(database.getCollection(MARK).find().first());
        if (!isOwn) {
            throw new UnfitException("Another check used the database at the same time.");
        }
        drop(database.listCollectionNames().into(new ArrayList<>()));
        try {
            database.drop();
        } catch (MongoCommandException e) {
            // Without a right to that: where it has no collection a replica set has no database either.
        }
        return "the database was removed";
    }
}
