package org.communique.storage.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.function.Consumer;

/** The index on {@code _id}, which is the order of the documents themselves. */
final class IdIndex extends SortedIndex {

    IdIndex(String name, List<IndexKey> keys, Table documents) {
        super(name, keys, false, documents);
    }

    @Override
    void forEach(KeyRange range, Consumer<Key> action) {
        table().forEach(range, (key, document) -> action.accept(new Key(key)));
    }

    @Override
    public Key getPosition(Document document) {
        return key(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<Key> collection) {
        if (table().get(key(document).bytes()) != null) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get("_id")));
        }
    }

    @Override
    public void add(Document document, Key position, MongoCollection<Key> collection) {
        // The document is its own entry.
    }

    @Override
    public Key remove(Document document) {
        return key(document);
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<Key> collection) {
        // An _id never changes, and every collection has this index.
        ((StoredCollection) collection).checkUpdate(oldDocument, newDocument);
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, Key position, MongoCollection<Key> collection) {
        // An _id never changes.
    }

    @Override
    public boolean isUnique() {
        return true;
    }
}
