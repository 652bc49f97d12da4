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
import org.communique.storage.embedded.query.QueryConditions;
import org.communique.storage.embedded.query.SecondaryIndex;
import org.communique.storage.embedded.table.PrimaryKey;
import org.communique.storage.embedded.table.StoredTable;
import org.communique.storage.embedded.table.TableStore;

/** A database whose collections and indexes are {@link StoredTable}s of the store. */
final class StoredDatabase extends AbstractMongoDatabase<PrimaryKey> {

    private static final String DOCUMENTS = "documents:";
    private static final String INDEX = "index:";

    private final TableStore tableStore;

    StoredDatabase(String name, CursorRegistry cursors, TableStore tableStore) {
        super(name, cursors);
        this.tableStore = tableStore;
        initializeNamespacesAndIndexes();
    }

    /** The databases that {@code store} has. */
    static List<String> names(TableStore tableStore) {
        return tableStore.tableNames().stream()
                .filter(table -> table.startsWith(DOCUMENTS))
                .map(table -> table.substring(DOCUMENTS.length(), table.indexOf('.')))
                .distinct()
                .toList();
    }

    /** Such a table is made of its collection's documents when that is opened and the table is empty. */
    static boolean isOfIndex(String table) {
        return table.startsWith(INDEX);
    }

    /** Of a database whose list of collections was damaged. */
    void listCollections() {
        String prefix = DOCUMENTS + getDatabaseName() + ".";
        tableStore.tableNames().stream()
                .filter(table -> table.startsWith(prefix))
                .map(table -> table.substring(prefix.length()))
                .filter(name -> !name.startsWith("system.") && resolveCollection(name, false) == null)
                .forEach(name -> createCollectionOrThrowIfExists(name, CollectionOptions.withDefaults()));
    }

    @Override
    public Document handleCommand(
            Channel channel, String command, Document query, DatabaseResolver databases, Oplog oplog) {
        return switch (command.toLowerCase(Locale.ROOT)) {
            case "find" -> {
                query.putIfAbsent("batchSize", BatchCursor.MAX_DOCUMENTS);
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
        MongoCollection<PrimaryKey> collection = resolveCollection(String.valueOf(command.get("createIndexes")), false);
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

    private static boolean isOfSameKeys(Index<PrimaryKey> existing, Document added) {
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
            List<PrimaryKey> names = QueryConditions.of(match).values("ns.coll");
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
            return BatchCursor.reply(getFullCollectionNamespace(name), "firstBatch", List.of(), 0);
        }
        Object filter = matchesFirst ? pipeline.getFirst().get("$match") : new Document();
        List<Document> results = stages.runStages(collection.handleQueryAsStream(new Document("$query", filter)));
        int batchSize = query.get("cursor") instanceof Document cursor && cursor.get("batchSize") instanceof Number size
                ? size.intValue()
                : BatchCursor.MAX_DOCUMENTS;
        QueryResult first = collection.createQueryResult(results, batchSize);
        return BatchCursor.reply(collection.getFullName(), "firstBatch", first.collectDocuments(), first.getCursorId());
    }

    @Override
    protected MongoCollection<PrimaryKey> openOrCreateCollection(String name, CollectionOptions options) {
        return new StoredCollection(this, name, options, cursorRegistry, tableStore, documents(name));
    }

    @Override
    protected Index<PrimaryKey> openOrCreateUniqueIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return name.equals("_id_")
                ? new IdIndex(name, keys, documents(collection))
                : new SecondaryIndex(name, keys, true, sparse, tableStore.table(indexTableOf(collection, name)));
    }

    @Override
    protected Index<PrimaryKey> openOrCreateSecondaryIndex(
            String collection, String name, List<IndexKey> keys, boolean sparse) {
        return new SecondaryIndex(name, keys, false, sparse, tableStore.table(indexTableOf(collection, name)));
    }

    @Override
    protected void dropIndex(MongoCollection<PrimaryKey> collection, String name) {
        super.dropIndex(collection, name);
        tableStore.drop(indexTableOf(collection.getCollectionName(), name));
    }

    @Override
    public void dropCollection(String name, Oplog oplog) {
        super.dropCollection(name, oplog);
        tableStore.drop(documentsTable(getFullCollectionNamespace(name)));
    }

    @Override
    public void moveCollection(MongoDatabase from, MongoCollection<?> collection, String newName) {
        throw new MongoServerError(115, "CommandNotSupported", "The embedded store does not rename collections");
    }

    @Override
    protected long getFileSize() {
        return tableStore.fileSize();
    }

    @Override
    protected long getStorageSize() {
        return tableStore.fileSize();
    }

    private StoredTable documents(String collection) {
        return tableStore.table(documentsTable(getFullCollectionNamespace(collection)));
    }

    private String indexTableOf(String collection, String name) {
        return indexTable(getFullCollectionNamespace(collection), name);
    }

    /** @param collection with its database */
    static String documentsTable(String collection) {
        return DOCUMENTS + collection;
    }

    /** @param collection with its database */
    static String indexTable(String collection, String name) {
        return INDEX + collection + ":" + name;
    }
}
