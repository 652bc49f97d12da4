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
     * @return a line for each document that is left out
     */
    static List<String> build(Path folder, Map<String, SequencedSet<PrimaryKey>> written) throws IOException {
        try (TableStore tableStore = TableStore.open(folder, changes -> {})) {
            RecoveredIndexes indexes = new RecoveredIndexes(tableStore, written);
            StoredDatabase.names(tableStore).stream()
                    .flatMap(indexes::declared)
                    .filter(index -> !"_id_".equals(index.get("name")))
                    .collect(Collectors.groupingBy(index -> String.valueOf(index.get("ns"))))
                    .forEach((collection, declared) -> tableStore.write(() -> indexes.build(collection, declared)));
            return indexes.leftOut;
        }
    }

    private Stream<Document> declared(String database) {
        return tableStore
                .table(StoredDatabase.documentsTable(database + ".system.indexes"))
                .values()
                .map(BsonCodec::decode);
    }

    private List<String> build(String collection, List<Document> declared) {
        List<SecondaryIndex> indexes =
                declared.stream().map(index -> open(collection, index)).toList();
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
