package org.communique.storage.embedded;

import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.exception.MongoServerError;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The command fields that this store applies, or can ignore without changing the result. Any other is refused: either
 * MongoDB does not know it either, or ignoring it would change the result.
 */
final class SupportedCommandFields {

    private static final Set<String> OF_ALL = Set.of(
            "$db",
            "$clusterTime",
            "$readPreference",
            "lsid",
            "txnNumber",
            "readConcern",
            "writeConcern",
            "maxTimeMS",
            "comment",
            "apiVersion",
            "apiStrict",
            "apiDeprecationErrors");

    /** In lower case, as commands are looked up here. */
    private static final Map<String, Set<String>> OF_COMMANDS = Map.of(
            "find",
                    Set.of(
                            "filter",
                            "sort",
                            "projection",
                            "hint",
                            "skip",
                            "limit",
                            "batchSize",
                            "singleBatch",
                            "noCursorTimeout",
                            "allowDiskUse",
                            "allowPartialResults"),
            "aggregate", Set.of("pipeline", "cursor", "allowDiskUse", "hint", "bypassDocumentValidation"),
            "count", Set.of("query", "limit", "skip", "hint", "fields"),
            "distinct", Set.of("key", "query", "hint"),
            "insert", Set.of("documents", "ordered", "bypassDocumentValidation"),
            "update", Set.of("updates", "ordered", "bypassDocumentValidation"),
            "delete", Set.of("deletes", "ordered"),
            "findandmodify",
                    Set.of(
                            "query",
                            "sort",
                            "remove",
                            "update",
                            "new",
                            "fields",
                            "upsert",
                            "arrayFilters",
                            "hint",
                            "bypassDocumentValidation"),
            "createindexes", Set.of("indexes", "commitQuorum"));

    private static final Map<String, Set<String>> OF_STATEMENTS = Map.of(
            "updates", Set.of("q", "u", "multi", "upsert", "arrayFilters", "hint"),
            "deletes", Set.of("q", "limit", "hint"));

    private SupportedCommandFields() {}

    static void check(String name, String command, Document query) {
        Set<String> known = OF_COMMANDS.get(name);
        if (known == null) {
            return;
        }
        query.keySet().stream()
                .filter(field -> !field.equals(command) && !known.contains(field) && !OF_ALL.contains(field))
                .forEach(field -> refuse(name, field));
        OF_STATEMENTS.forEach((list, fields) -> statements(query, list)
                .flatMap(statement -> statement.keySet().stream())
                .filter(field -> !fields.contains(field))
                .forEach(field -> refuse(name + "." + list, field)));
    }

    private static Stream<Document> statements(Document query, String list) {
        return query.getOrDefault(list, List.of()) instanceof Collection<?> all
                ? all.stream().filter(Document.class::isInstance).map(Document.class::cast)
                : Stream.of();
    }

    private static void refuse(String where, String field) {
        throw new MongoServerError(
                40415, "Location40415", "BSON field '" + where + "." + field + "' is not known to the embedded store.");
    }
}
