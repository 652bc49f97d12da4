package org.communique.storage.embedded.query;

import de.bwaldvogel.mongo.bson.BinData;
import de.bwaldvogel.mongo.bson.BsonTimestamp;
import de.bwaldvogel.mongo.bson.Document;
import de.bwaldvogel.mongo.bson.LegacyUUID;
import de.bwaldvogel.mongo.bson.ObjectId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.communique.storage.embedded.table.OrderedEncoding;
import org.communique.storage.embedded.table.PrimaryKey;
import org.jspecify.annotations.Nullable;

/**
 * The conditions of a query on each field, as far as an index can check them. Every document that matches the query meets
 * them, but not the reverse, so documents found by them must still be matched with the query.
 */
public final class QueryConditions {

    private static final PrimaryKey NULL = new PrimaryKey(OrderedEncoding.of(null));

    private final Map<String, List<PrimaryKey>> values = new HashMap<>();
    private final Map<String, IndexBounds> bounds = new HashMap<>();

    private QueryConditions() {}

    public static QueryConditions of(Document query) {
        QueryConditions queryConditions = new QueryConditions();
        queryConditions.addAll(query);
        return queryConditions;
    }

    /** The one document that can match, where the query names its {@code _id}. */
    public static Optional<PrimaryKey> namedDocument(Document query) {
        Object id = query.get("_id");
        return id != null && isValue("_id", id)
                ? Optional.of(new PrimaryKey(OrderedEncoding.of(id)))
                : Optional.empty();
    }

    /** The {@link OrderedEncoding} of which the field must have one; null for any. */
    @Nullable
    public List<PrimaryKey> values(String field) {
        return values.get(field);
    }

    @Nullable
    IndexBounds bounds(String field) {
        return bounds.get(field);
    }

    /** Whether only documents that have one of {@code fields} can match. */
    boolean demandOneOf(List<String> fields) {
        return fields.stream()
                .anyMatch(field -> bounds.containsKey(field)
                        || values.containsKey(field) && !values.get(field).contains(NULL));
    }

    private void addAll(Document query) {
        query.forEach((field, operand) -> {
            if (field.equals("$and") && operand instanceof Collection<?> parts) {
                parts.forEach(part -> {
                    if (part instanceof Document document) {
                        addAll(document);
                    }
                });
            } else if (!field.startsWith("$")) {
                add(field, operand);
            }
        });
    }

    private void add(String field, @Nullable Object operand) {
        if (isValue(field, operand)) {
            narrow(field, List.of(new PrimaryKey(OrderedEncoding.of(operand))));
        } else if (operand instanceof Document operators) {
            operators.forEach((operator, value) -> add(field, operator, value));
        }
    }

    private void add(String field, String operator, @Nullable Object value) {
        if (operator.equals("$in")
                && value instanceof Collection<?> candidates
                && candidates.stream().allMatch(candidate -> isValue(field, candidate))) {
            narrow(
                    field,
                    candidates.stream()
                            .map(OrderedEncoding::of)
                            .map(PrimaryKey::new)
                            .toList());
        } else if (isValue(field, value)) {
            PrimaryKey primaryKey = new PrimaryKey(OrderedEncoding.of(value));
            switch (operator) {
                case "$eq" -> narrow(field, List.of(primaryKey));
                case "$gt" -> bound(field, new IndexBounds(primaryKey, false, null, false));
                case "$gte" -> bound(field, new IndexBounds(primaryKey, true, null, false));
                case "$lt" -> bound(field, new IndexBounds(null, false, primaryKey, false));
                case "$lte" -> bound(field, new IndexBounds(null, false, primaryKey, true));
                default -> {}
            }
        }
    }

    private void narrow(String field, List<PrimaryKey> candidates) {
        values.merge(field, candidates, (one, other) -> one.size() <= other.size() ? one : other);
    }

    private void bound(String field, IndexBounds added) {
        bounds.merge(field, added, IndexBounds::and);
    }

    /** Arrays and documents are compared differently; an {@code _id} that is a document is compared only as a whole. */
    private static boolean isValue(String field, @Nullable Object operand) {
        return switch (operand) {
            case null -> true;
            case Number n -> true;
            case String s -> true;
            case Boolean b -> true;
            case Instant i -> true;
            case ObjectId o -> true;
            case UUID u -> true;
            case LegacyUUID u -> true;
            case BinData b -> true;
            case BsonTimestamp t -> true;
            case Document document ->
                field.equals("_id") && document.keySet().stream().noneMatch(name -> name.startsWith("$"));
            default -> false;
        };
    }
}
