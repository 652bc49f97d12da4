package org.communique.storage.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoDatabase;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.util.List;

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
