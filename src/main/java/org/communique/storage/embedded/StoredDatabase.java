package org.communique.storage.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DatabaseResolver;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.backend.aggregation.Aggregation;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import io.netty.channel.Channel;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/** A database whose collections and indexes are {@link Table}s of the store. */
final class StoredDatabase extends AbstractMongoDatabase<Key> {

    private static final String DOCUMENTS = "documents:";
    private static final String INDEX = "index:";

    private final Store store;

    StoredDatabase(String name, CursorRegistry cursors, Store store) {
        super(name, cursors);
        this.store = store;
        initializeNamespacesAndIndexes();
    }

    /** The databases that {@code store} has. */
    static List<String> names(Store store) {
        return store.tableNames().stream()
                .filter(table -> table.startsWith(DOCUMENTS))
                .map(table -> table.substring(DOCUMENTS.length(), table.indexOf('.')))
                .distinct()
                .toList();
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "find" -> {
                query.putIfAbsent("batchSize", Batches.MAX_DOCUMENTS);
                yield super.handleCommand(channel, command, query, databases, oplog);
            }
            case "aggregate" -> {
                List<Document> pipeline = Aggregation.parse(query.get("pipeline"));
                if (!pipeline.isEmpty() && pipeline.getFirst().get("$changeStream") instanceof Document stream) {
                    noteCollections(pipeline, stream);
                    yield withResumeToken(super.handleCommand(channel, command, query, databases, oplog));
                }
                yield aggregate(String.valueOf(query.get(command)), query, pipeline, databases, oplog);
            }
            case "createindexes" -> {
                refuseSameIndexes(query);
                yield super.handleCommand(channel, command, query, databases, oplog);
            }
            case "insert", "update" -> {
                StoredCollection collection = query.containsKey("updates")
                        ? (StoredCollection) resolveCollection(String.valueOf(query.get(command)), false)
                        : null;
                yield BulkWrite.of(query)
                        .run(
                                write -> collection != null && collection.updateInPlace(write),
                                part -> super.handleCommand(channel, command, part, databases, oplog));
            }
            default -> super.handleCommand(channel, command, query, databases, oplog);
        };
    }

    private void refuseSameIndexes(Document command) {
        MongoCollection<Key> collection = resolveCollection(String.valueOf(command.get("createIndexes")), false);
        if (collection != null && command.get("indexes") instanceof Collection<?> indexes) {
            indexes.forEach(index -> collection.getIndexes().stream()
                    .filter(existing -> index instanceof Document added
                            && isOfSameKeys(existing, added)
                            && !existing.getName().equals(added.get("name")))
                    .forEach(existing -> {
                        throw new MongoServerError(
                                85,
                                "IndexOptionsConflict",
                                "Index already exists with a different name: " + existing.getName());
                    }));
        }
    }

    private static boolean isOfSameKeys(Index<Key> existing, Document added) {
        Document keys = new Document();
        existing.getKeys().forEach(key -> keys.append(key.getKey(), key.isAscending()));
        return added.get("key") instanceof Document wanted
                && List.copyOf(wanted.keySet()).equals(List.copyOf(keys.keySet()))
                && wanted.keySet().stream()
                        .allMatch(field -> wanted.get(field) instanceof Number direction
                                && Objects.equals(keys.get(field), direction.intValue() > 0));
    }

    private Document withResumeToken(Document opened) {
        return opened.get("cursor") instanceof Document cursor
                        && cursor.get("id") instanceof Long id
                        && cursorRegistry.getCursor(id) instanceof ChangeCursor changes
                ? changes.resumable(opened)
                : opened;
    }

    /** So that no event is made of a change that the stream's first stage would drop. */
    private static void noteCollections(List<Document> pipeline, Document stream) {
        if (pipeline.size() > 1 && pipeline.get(1).get("$match") instanceof Document match) {
            List<Key> names = Conditions.of(match).values("ns.coll");
            if (names != null) {
                stream.append(ChangeFeed.COLLECTIONS, names);
            }
        }
    }

    /** A first {@code $match} is a query like any other, so that it finds by index; Spring Data counts in this way. */
    private Document aggregate(
            String name, Document query, List<Document> pipeline, DatabaseResolver databases, Oplog oplog) {
        StoredCollection collection = (StoredCollection) resolveCollection(name, false);
        boolean matchesFirst = !pipeline.isEmpty() && pipeline.getFirst().containsKey("$match");
        Aggregation stages = Aggregation.fromPipeline(
                matchesFirst ? pipeline.subList(1, pipeline.size()) : pipeline, databases, this, collection, oplog);
        stages.validate(query);
        if (collection == null) {
            return Batches.reply(getFullCollectionNamespace(name), "firstBatch", List.of(), 0);
        }
        Object filter = matchesFirst ? pipeline.getFirst().get("$match") : new Document();
        List<Document> results = stages.runStages(collection.handleQueryAsStream(new Document("$query", filter)));
        int batchSize = query.get("cursor") instanceof Document cursor && cursor.get("batchSize") instanceof Number size
                ? size.intValue()
                : Batches.MAX_DOCUMENTS;
        QueryResult first = collection.createQueryResult(results, batchSize);
        return Batches.reply(collection.getFullName(), "firstBatch", first.collectDocuments(), first.getCursorId());
    }

    @Override
    protected MongoCollection<Key> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoredCollection(this, name, options, cursorRegistry, store, documents(name));
    }

    @Override
    protected Index<Key> openOrCreateUniqueIndex(String collection, String name, List<IndexKey> keys, boolean sparse) {
        return name.equals("_id_")
                ? new IdIndex(name, keys, documents(collection))
                : new SecondaryIndex(name, keys, true, sparse, store.table(indexTable(collection, name)));
    }

    @Override
    protected Index<Key> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new SecondaryIndex(name, keys, false, sparse, store.table(indexTable(collection, name)));
    }

    @Override
    protected void dropIndex(MongoCollection<Key> collection, String name) {
        super.dropIndex(collection, name);
        store.drop(indexTable(collection.getCollectionName(), name));
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        store.drop(DOCUMENTS + getFullCollectionNamespace(name));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw new MongoServerError(115, "CommandNotSupported", "The embedded store does not rename collections");
    }

    @Override
    protected long getFileSize() {
        return store.fileSize();
    }

    @Override
    protected long getStorageSize() {
        return store.fileSize();
    }

    private Table documents(String collection) {
        return store.table(DOCUMENTS + getFullCollectionNamespace(collection));
    }

    private String indexTable(String collection, String name) {
        return INDEX + getFullCollectionNamespace(collection) + ":" + name;
    }
}
