package org.communique.storage.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.AbstractMongoCollection;
import de.bwaldvogel.mongo.backend.ArrayFilters;
import de.bwaldvogel.mongo.backend.CollectionOptions;
import de.bwaldvogel.mongo.backend.Cursor;
import de.bwaldvogel.mongo.backend.CursorRegistry;
import de.bwaldvogel.mongo.backend.DocumentWithPosition;
import de.bwaldvogel.mongo.backend.Index;
import de.bwaldvogel.mongo.backend.QueryResult;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import de.bwaldvogel.mongo.oplog.Oplog;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.communique.storage.embedded.query.BsonCodec;
import org.communique.storage.embedded.query.LargeDocumentReader;
import org.communique.storage.embedded.query.NullOperandCheck;
import org.communique.storage.embedded.query.PointUpdate;
import org.communique.storage.embedded.query.QueriedFields;
import org.communique.storage.embedded.query.QueryConditions;
import org.communique.storage.embedded.query.QueryPlan;
import org.communique.storage.embedded.query.SecondaryIndex;
import org.communique.storage.embedded.query.SortedIndex;
import org.communique.storage.embedded.query.Utf8StringOrder;
import org.communique.storage.embedded.table.DocumentChange;
import org.communique.storage.embedded.table.OrderedEncoding;
import org.communique.storage.embedded.table.PrimaryKey;
import org.communique.storage.embedded.table.StoredTable;
import org.communique.storage.embedded.table.TableStore;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A collection in a {@link StoredTable}, from the primary keys of its documents to their BSON. */
final class StoredCollection extends AbstractMongoCollection<PrimaryKey> {

    private static final Logger log = LoggerFactory.getLogger(StoredCollection.class);
    private static final Document NO_UPDATE = new Document();

    private final TableStore tableStore;
    private final StoredTable documents;
    private final Set<Object> largeOnes = ConcurrentHashMap.newKeySet();

    /** One command writes at a time. */
    private Document running = NO_UPDATE;

    StoredCollection(
            MongoDatabase database,
            String name,
            CollectionOptions options,
            CursorRegistry cursors,
            TableStore tableStore,
            StoredTable documents) {
        super(database, name, options, cursors);
        this.tableStore = tableStore;
        this.documents = documents;
    }

    @Override
    protected QueryResult queryDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        Predicate<String> wanted = QueriedFields.of(query, orderBy, fields);
        Optional<PrimaryKey> named = QueryConditions.namedDocument(query);
        if (named.isPresent()) {
            Stream<Document> document =
                    Stream.ofNullable(documents.get(named.get().bytes())).map(bson -> read(bson, wanted));
            return matchDocumentsFromStream(document, query, orderBy, skip, limit, batchSize, fields);
        }
        Optional<QueryPlan> plan = QueryPlan.best(getIndexes(), query, orderBy, limit);
        if (plan.isEmpty()) {
            return matchDocuments(query, orderBy, skip, limit, batchSize, fields);
        }
        Stream<Document> candidates = plan.get().keys().map(primaryKey -> getDocument(primaryKey, wanted));
        Document sort = plan.get().isSorted() ? null : orderBy;
        return matchDocumentsFromStream(candidates, query, sort, skip, limit, batchSize, fields);
    }

    @Override
    protected QueryResult matchDocuments(
            Document query, @Nullable Document orderBy, int skip, int limit, int batchSize, @Nullable Document fields) {
        Predicate<String> wanted = QueriedFields.of(query, orderBy, fields);
        Stream<Document> all = isNaturalDescending(orderBy)
                ? documents.keys().toList().reversed().stream().map(primaryKey -> getDocument(primaryKey, wanted))
                : documents.values().map(bson -> read(bson, wanted));
        return matchDocumentsFromStream(all, query, orderBy, skip, limit, batchSize, fields);
    }

    @Override
    protected QueryResult matchDocumentsFromStream(
            Stream<Document> candidates,
            Document query,
            @Nullable Document orderBy,
            int skip,
            int limit,
            int batchSize,
            @Nullable Document fields) {
        Comparator<Document> order = orderBy == null || orderBy.isEmpty() || orderBy.containsKey("$natural")
                ? null
                : Utf8StringOrder.by(orderBy);
        return matchDocumentsFromStream(query, candidates, skip, limit, batchSize, order, fields);
    }

    @Override
    protected boolean documentMatchesQuery(Document document, Document query) {
        return Utf8StringOrder.matters(query)
                ? super.documentMatchesQuery(Utf8StringOrder.swapped(document), Utf8StringOrder.swapped(query))
                : super.documentMatchesQuery(document, query);
    }

    @Override
    protected Stream<DocumentWithPosition<PrimaryKey>> streamAllDocumentsWithPosition() {
        return documents.keys().map(primaryKey -> new DocumentWithPosition<>(getDocument(primaryKey), primaryKey));
    }

    @Override
    protected Document getDocument(PrimaryKey primaryKey) {
        return getDocument(primaryKey, field -> true);
    }

    private Document getDocument(PrimaryKey primaryKey, Predicate<String> wanted) {
        byte[] bson = Objects.requireNonNull(documents.get(primaryKey.bytes()), "An index points at no document");
        return read(bson, wanted);
    }

    private Document read(byte[] bson, Predicate<String> wanted) {
        if (LargeDocumentReader.isLarge(bson)) {
            Object id = BsonCodec.decode(bson, "_id"::equals).get("_id");
            if (id != null && largeOnes.add(id)) {
                log.warn(
                        "The document {} of {} has {} bytes, more than the 16777216 that MongoDB allows: replace or"
                                + " delete it, or unset fields",
                        id,
                        getFullName(),
                        bson.length);
            }
        }
        return BsonCodec.decode(bson, wanted);
    }

    @Override
    protected PrimaryKey addDocumentInternal(Document document) {
        Object id = getIdField() == null ? UUID.randomUUID() : document.get(getIdField());
        PrimaryKey primaryKey = new PrimaryKey(OrderedEncoding.of(id));
        byte[] bson = BsonCodec.encode(document);
        if (LargeDocumentReader.isLarge(bson)) {
            throw new MongoServerError(10334, "BSONObjectTooLarge", "A document can have 16777216 bytes");
        }
        documents.put(primaryKey.bytes(), bson);
        announce(document, null, bson, false);
        return primaryKey;
    }

    @Override
    protected void handleUpdate(PrimaryKey primaryKey, Document oldDocument, Document newDocument) {
        byte[] bson = BsonCodec.encode(newDocument);
        byte[] before = documents.put(primaryKey.bytes(), bson);
        announce(newDocument, before, bson, running.keySet().stream().noneMatch(name -> name.startsWith("$")));
    }

    @Override
    public Document updateDocuments(
            Document selector, Document update, ArrayFilters filters, boolean multi, boolean upsert, Oplog oplog) {
        running = update;
        return super.updateDocuments(selector, update, filters, multi, upsert, oplog);
    }

    @Override
    public Document findAndModify(Document command) {
        running = command.get("update") instanceof Document update ? update : NO_UPDATE;
        return super.findAndModify(command);
    }

    /** Before anything of it is stored. */
    void checkUpdate(Document before, Document after) {
        NullOperandCheck.check(running, before);
        if (LargeDocumentReader.isLarge(BsonCodec.encode(after))) {
            throw new MongoServerError(
                    17419, "Location17419", "Resulting document after update is larger than 16777216");
        }
    }

    /** Returns false if it did nothing: the update is no {@link PointUpdate}, or finds nothing, and takes the general path. */
    boolean updateInPlace(Object update) {
        return PointUpdate.of(update)
                .filter(point -> getIndexes().stream()
                        .allMatch(index -> index instanceof SortedIndex sorted && !point.touches(sorted.fields())))
                .map(this::updateInPlace)
                .orElse(false);
    }

    private boolean updateInPlace(PointUpdate update) {
        PrimaryKey primaryKey = update.key();
        byte[] before = documents.get(primaryKey.bytes());
        byte[] after = before == null ? null : update.apply(before);
        if (after == null || LargeDocumentReader.isLarge(after)) {
            return false;
        }
        documents.put(primaryKey.bytes(), after);
        announce(new Document("_id", update.conditions().get("_id")), before, after, false);
        return true;
    }

    @Override
    protected void removeDocument(PrimaryKey primaryKey) {
        byte[] before = documents.remove(primaryKey.bytes());
        if (before != null) {
            announce(BsonCodec.decode(before), before, null, false);
        }
    }

    private void announce(Document document, byte @Nullable [] before, byte @Nullable [] after, boolean replaced) {
        if (!getCollectionName().startsWith("system.")) {
            byte[] key = BsonCodec.encode(new Document("_id", document.get("_id")));
            tableStore.batch().announce(new DocumentChange(getFullName(), key, before, after, replaced, Instant.now()));
        }
    }

    /** A failed build leaves nothing behind that the next start would take for an index. */
    @Override
    public void addIndex(Index<PrimaryKey> index) {
        try {
            super.addIndex(index);
        } catch (RuntimeException e) {
            if (index instanceof SecondaryIndex built && !getIndexes().contains(index) && !sharesTable(built)) {
                built.table().clear();
            }
            throw e;
        }
    }

    private boolean sharesTable(SecondaryIndex index) {
        return getIndexes().stream().anyMatch(existing -> existing.getName().equals(index.getName()));
    }

    /** @param batchSize zero for all at once, as the server's own queries want it */
    @Override
    protected QueryResult createQueryResult(List<Document> matches, int batchSize) {
        if (batchSize == 0) {
            return new QueryResult(matches);
        }
        BatchCursor batchCursor = new BatchCursor(cursorRegistry.generateCursorId(), matches);
        List<Document> first = batchCursor.takeDocuments(batchSize);
        if (batchCursor.isEmpty()) {
            return new QueryResult(first);
        }
        cursorRegistry.add(batchCursor);
        return new QueryResult(first, batchCursor);
    }

    @Override
    protected Cursor createCursor(List<Document> remaining) {
        throw new UnsupportedOperationException("Made by createQueryResult");
    }

    @Override
    public int count() {
        return Math.toIntExact(documents.size());
    }

    @Override
    public boolean isEmpty() {
        return documents.size() == 0;
    }

    @Override
    protected boolean tracksDataSize() {
        return false;
    }

    @Override
    protected void updateDataSize(int sizeDelta) {
        throw new UnsupportedOperationException("Not tracked");
    }

    @Override
    protected int getDataSize() {
        return 0;
    }
}
