package org.communique.storage.check;

import com.mongodb.client.MongoDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.bson.Document;

/** The database of a check. Its mark tells that it may be removed, also by a later check where this one is killed. */
public final class CheckDatabase {

    private static final String MARK = "check-servers";

    /** Many collections go with it. */
    private static final int SECONDS_TO_DROP = 45;

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
        drop();
        database.getCollection(MARK).insertOne(mark);
        return database.getName() + (collections.isEmpty() ? "" : "; one that an earlier check left was removed");
    }

    private void drop() {
        database.withTimeout(SECONDS_TO_DROP, TimeUnit.SECONDS).drop();
    }

    public String remove() throws UnfitException {
        boolean isOwn = mark.equals(database.getCollection(MARK).find().first());
        if (!isOwn) {
            throw new UnfitException("Another check used the database at the same time.");
        }
        drop();
        return "the database was removed";
    }
}
