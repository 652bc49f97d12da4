package org.communique.storage.embedded;

import de.bwaldvogel.mongo.backend.IndexKey;
import de.bwaldvogel.mongo.backend.Utils;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SequencedSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.communique.storage.embedded.EmbeddedMongo.UniqueIndex;
import org.communique.storage.embedded.query.BsonCodec;
import org.communique.storage.embedded.query.SecondaryIndex;
import org.communique.storage.embedded.table.PrimaryKey;
import org.communique.storage.embedded.table.StoredTable;
import org.communique.storage.embedded.table.TableStore;

/**
 * Makes the indexes of a store that was recovered without them. Where a change was lost, documents may have the same value in a unique
 * one: the newer stays.
 */
final class RecoveredIndexes {

    private final TableStore tableStore;
    private final Map<String, SequencedSet<PrimaryKey>> written;
    private final List<String> leftOut = new ArrayList<>();

    private RecoveredIndexes(TableStore tableStore, Map<String, SequencedSet<PrimaryKey>> written) {
        this.tableStore = tableStore;
        this.written = written;
    }

    /**
     * @param written the newer rows of each table, in the order of their last change
     * @param unique  those that a start makes, of which the store may have lost the list
     * @return a line for each document that is left out
     */
    static List<String> build(Path folder, Map<String, SequencedSet<PrimaryKey>> written, List<UniqueIndex> unique)
            throws IOException {
        try (TableStore tableStore = TableStore.open(folder, changes -> {})) {
            RecoveredIndexes indexes = new RecoveredIndexes(tableStore, written);
            Map<String, List<Document>> declared = StoredDatabase.names(tableStore).stream()
                    .flatMap(indexes::declared)
                    .filter(index -> !"_id_".equals(index.get("name")))
                    .collect(Collectors.groupingBy(RecoveredIndexes::collection));
            Map<String, List<Document>> lost = StoredDatabase.names(tableStore).stream()
                    .flatMap(database -> unique.stream().map(index -> description(database, index)))
                    .filter(index -> indexes.isLost(index, declared.getOrDefault(collection(index), List.of())))
                    .collect(Collectors.groupingBy(RecoveredIndexes::collection));
            Stream.concat(declared.keySet().stream(), lost.keySet().stream())
                    .distinct()
                    .forEach(collection -> tableStore.write(() -> indexes.build(
                            collection,
                            declared.getOrDefault(collection, List.of()),
                            lost.getOrDefault(collection, List.of()))));
            return indexes.leftOut;
        }
    }

    private static String collection(Document index) {
        return String.valueOf(index.get("ns"));
    }

    private static Document description(String database, UniqueIndex index) {
        Document keys = new Document();
        index.fields().forEach(field -> keys.append(field, 1));
        return new Document("ns", database + "." + index.collection())
                .append("name", index.name())
                .append("key", keys)
                .append("unique", true)
                .append("sparse", index.sparse());
    }

    private boolean isLost(Document index, List<Document> declared) {
        return tableStore.tableNames().contains(StoredDatabase.documentsTable(collection(index)))
                && declared.stream().noneMatch(known -> Objects.equals(known.get("name"), index.get("name")));
    }

    private Stream<Document> declared(String database) {
        return tableStore
                .table(StoredDatabase.documentsTable(database + ".system.indexes"))
                .values()
                .map(BsonCodec::decode);
    }

    /** @param lost those that the next start declares and makes, and that only show here which documents are double */
    private List<String> build(String collection, List<Document> declared, List<Document> lost) {
        List<SecondaryIndex> indexes = Stream.concat(declared.stream(), lost.stream())
                .map(index -> open(collection, index))
                .toList();
        String table = StoredDatabase.documentsTable(collection);
        StoredTable documents = tableStore.table(table);
        newestFirst(table).forEach(key -> {
            byte[] bson = documents.get(key.bytes());
            if (bson == null) {
                return;
            }
            Document document = BsonCodec.decode(bson);
            indexes.stream()
                    .filter(index -> !index.admits(document))
                    .findFirst()
                    .ifPresentOrElse(
                            index -> {
                                documents.remove(key.bytes());
                                leftOut.add(
                                        "%s: the document %s is left out, as a newer one has its value in the index %s"
                                                .formatted(
                                                        collection,
                                                        Json.toCompactJsonValue(document.get("_id")),
                                                        index.getName()));
                            },
                            () -> indexes.forEach(index -> index.put(document)));
        });
        lost.forEach(
                index -> tableStore.drop(StoredDatabase.indexTable(collection, String.valueOf(index.get("name")))));
        return leftOut;
    }

    private Stream<PrimaryKey> newestFirst(String table) {
        SequencedSet<PrimaryKey> newer = written.getOrDefault(table, new LinkedHashSet<>());
        return Stream.concat(
                newer.reversed().stream(), tableStore.table(table).keys().filter(key -> !newer.contains(key)));
    }

    private SecondaryIndex open(String collection, Document declared) {
        String name = String.valueOf(declared.get("name"));
        List<IndexKey> keys = Objects.requireNonNull((Document) declared.get("key")).entrySet().stream()
                .map(field -> new IndexKey(field.getKey(), ((Number) field.getValue()).intValue() > 0))
                .toList();
        return new SecondaryIndex(
                name,
                keys,
                Utils.isTrue(declared.get("unique")),
                Utils.isTrue(declared.get("sparse")),
                tableStore.table(StoredDatabase.indexTable(collection, name)));
    }
}
