package org.communique.storage.embedded;

import de.bwaldvogel.mongo.MongoCollection;
import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.KeyValue;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.DuplicateKeyError;
import java.util.List;
import java.util.function.Consumer;
import org.communique.storage.embedded.query.SortedIndex;
import org.communique.storage.embedded.table.KeyRange;
import org.communique.storage.embedded.table.PrimaryKey;
import org.communique.storage.embedded.table.StoredTable;

/** The index on {@code _id}, which is the order of the documents themselves. */
final class IdIndex extends SortedIndex {

    IdIndex(String name, List<IndexKey> keys, StoredTable documents) {
        super(name, keys, false, documents);
    }

    @Override
    public void forEach(KeyRange range, Consumer<PrimaryKey> action) {
        table().forEach(range, (key, document) -> action.accept(new PrimaryKey(key)));
    }

    @Override
    public PrimaryKey getPosition(Document document) {
        return key(document);
    }

    @Override
    public void checkAdd(Document document, MongoCollection<PrimaryKey> collection) {
        if (table().get(key(document).bytes()) != null) {
            throw new DuplicateKeyError(this, collection, getKeys(), new KeyValue(document.get("_id")));
        }
    }

    @Override
    public void add(Document document, PrimaryKey position, MongoCollection<PrimaryKey> collection) {
        // The document is its own entry.
    }

    @Override
    public PrimaryKey remove(Document document) {
        return key(document);
    }

    @Override
    public void checkUpdate(Document oldDocument, Document newDocument, MongoCollection<PrimaryKey> collection) {
        // An _id never changes, and every collection has this index.
        ((StoredCollection) collection).checkUpdate(oldDocument, newDocument);
    }

    @Override
    public void updateInPlace(
            Document oldDocument, Document newDocument, PrimaryKey position, MongoCollection<PrimaryKey> collection) {
        // An _id never changes.
    }

    @Override
    public boolean isUnique() {
        return true;
    }
}
