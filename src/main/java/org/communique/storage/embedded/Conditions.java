package org.communique.storage.embedded;

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
import org.jspecify.annotations.Nullable;

/**
 * What a query demands of each field, as far as an index can tell. Every document that matches the query meets it; not
 * the other way round, so whoever finds documents by it still asks the query.
 */
final class Conditions {

    private static final Key NULL = new Key(OrderedBytes.of(null));

    private final Map<String, List<Key>> values = new HashMap<>();
    private final Map<String, Bounds> bounds = new HashMap<>();

    private Conditions() {}

    static Conditions of(Document query) {
        Conditions conditions = new Conditions();
        conditions.addAll(query);
        return conditions;
    }

    /** The one document that can match, where the query names its {@code _id}. */
    static Optional<Key> namedDocument(Document query) {
        Object id = query.get("_id");
        return id != null && isValue("_id", id) ? Optional.of(new Key(OrderedBytes.of(id))) : Optional.empty();
    }

    /** The {@link OrderedBytes} of which the field must have one; null for any. */
    @Nullable
    List<Key> values(String field) {
        return values.get(field);
    }

    @Nullable
    Bounds bounds(String field) {
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
            narrow(field, List.of(new Key(OrderedBytes.of(operand))));
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
                    candidates.stream().map(OrderedBytes::of).map(Key::new).toList());
        } else if (isValue(field, value)) {
            Key key = new Key(OrderedBytes.of(value));
            switch (operator) {
                case "$eq" -> narrow(field, List.of(key));
                case "$gt" -> bound(field, new Bounds(key, false, null, false));
                case "$gte" -> bound(field, new Bounds(key, true, null, false));
                case "$lt" -> bound(field, new Bounds(null, false, key, false));
                case "$lte" -> bound(field, new Bounds(null, false, key, true));
                default -> {}
            }
        }
    }

    private void narrow(String field, List<Key> candidates) {
        values.merge(field, candidates, (one, other) -> one.size() <= other.size() ? one : other);
    }

    private void bound(String field, Bounds added) {
        bounds.merge(field, added, Bounds::and);
    }

    /** Arrays and documents are compared in ways of their own; an {@code _id} that is a document only as a whole. */
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
