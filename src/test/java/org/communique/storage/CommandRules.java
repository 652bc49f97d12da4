package org.communique.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNumber;
import org.bson.BsonValue;

/** What every command has to keep to so that it means on MongoDB what it means here, and is as quick. */
final class CommandRules {

    /** Documented for MongoDB 7, without those that the product has no need of. */
    private static final Set<String> OPERATORS = Set.of(
            // Query
            "$eq",
            "$ne",
            "$gt",
            "$gte",
            "$lt",
            "$lte",
            "$in",
            "$nin",
            "$and",
            "$or",
            "$nor",
            "$not",
            "$exists",
            "$all",
            "$size",
            "$elemMatch",
            "$regex",
            "$options",
            // Update
            "$set",
            "$unset",
            "$setOnInsert",
            "$inc",
            "$min",
            "$max",
            "$push",
            "$each",
            "$slice",
            "$position",
            "$pull",
            "$pullAll",
            "$addToSet",
            // Aggregation
            "$match",
            "$group",
            "$sum",
            "$project",
            "$sort",
            "$limit",
            "$skip",
            "$unwind",
            "$count",
            "$first",
            "$last");

    /** Fields of commands and statements that mean the same on every server; not such as a collation, a hint, or disk use. */
    private static final Set<String> OPTIONS = Set.of(
            "find",
            "distinct",
            "count",
            "aggregate",
            "findAndModify",
            "insert",
            "update",
            "delete",
            "filter",
            "query",
            "key",
            "sort",
            "projection",
            "fields",
            "limit",
            "skip",
            "batchSize",
            "singleBatch",
            "pipeline",
            "cursor",
            "new",
            "remove",
            "documents",
            "updates",
            "deletes",
            "q",
            "u",
            "multi",
            "upsert",
            "ordered",
            // Of the driver
            "$db",
            "$clusterTime",
            "$readPreference",
            "lsid",
            "txnNumber",
            "readConcern",
            "writeConcern",
            "maxTimeMS");

    private static final Set<String> OF_PROJECTIONS = Set.of("$slice", "$elemMatch");

    /** Conditions that an index narrows down. */
    private static final Set<String> SELECTIVE =
            Set.of("$eq", "$in", "$gt", "$gte", "$lt", "$lte", "$all", "$elemMatch");

    private CommandRules() {}

    static List<String> broken(CommandShape shape) {
        List<String> problems = new ArrayList<>();
        Set<String> unknown = new TreeSet<>(shape.operators());
        unknown.removeAll(OPERATORS);
        if (!unknown.isEmpty()) {
            problems.add("uses " + unknown + ", which CommandRules does not know as documented for MongoDB 7");
        }
        Set<String> options = new TreeSet<>(shape.options());
        options.removeAll(OPTIONS);
        if (!options.isEmpty()) {
            problems.add("has " + options + ", which CommandRules does not know");
        }
        if (!isProjection(shape.projection())) {
            problems.add("reads fields " + shape.projection().toJson()
                    + ": MongoDB takes those to be had or those to be left"
                    + " out, not both, and none within another (31249, 31253, 31254)");
        }
        if (shape.many() && shape.upsert()) {
            problems.add("is an upsert of many documents, which is not tried again after a failover");
        }
        if (shape.many()
                && shape.filter().containsKey("_id")
                && isEquality(shape.filter().get("_id"))) {
            problems.add("names one document and is sent as one of many, which is not tried again after a failover");
        }
        return problems;
    }

    private static boolean isProjection(BsonDocument projection) {
        List<String> paths = List.copyOf(projection.keySet());
        boolean apart = paths.stream()
                .noneMatch(
                        path -> path.contains("$") || paths.stream().anyMatch(other -> other.startsWith(path + ".")));
        long kinds = projection.entrySet().stream()
                .filter(field -> !field.getKey().equals("_id"))
                .map(field -> kind(field.getValue()))
                .filter(kind -> !kind.equals("either"))
                .distinct()
                .count();
        return apart
                && kinds <= 1
                && projection.values().stream().noneMatch(value -> kind(value).equals("unknown"));
    }

    private static String kind(BsonValue value) {
        return switch (value) {
            case BsonNumber number -> number.doubleValue() == 0 ? "left out" : "to be had";
            case BsonBoolean flag -> flag.getValue() ? "to be had" : "left out";
            case BsonDocument operator when OF_PROJECTIONS.containsAll(operator.keySet()) -> "either";
            default -> "unknown";
        };
    }

    /**
     * Whether the command looks at every document of the collection.
     *
     * @param indexes the first fields of the collection's indexes
     */
    static boolean scans(CommandShape shape, Set<String> indexes) {
        return !shape.text().startsWith("insert ") && !isServed(shape.filter(), indexes);
    }

    private static boolean isServed(BsonDocument filter, Set<String> indexes) {
        return filter.entrySet().stream().anyMatch(condition -> isServed(condition, indexes));
    }

    private static boolean isServed(Map.Entry<String, BsonValue> condition, Set<String> indexes) {
        return switch (condition.getKey()) {
            case "$and" ->
                condition.getValue().asArray().stream().anyMatch(part -> isServed(part.asDocument(), indexes));
            case "$or" ->
                condition.getValue().asArray().stream().allMatch(part -> isServed(part.asDocument(), indexes));
            default ->
                (condition.getKey().equals("_id") || indexes.contains(condition.getKey()))
                        && isSelective(condition.getValue());
        };
    }

    private static boolean isSelective(BsonValue condition) {
        return isEquality(condition) || condition.asDocument().keySet().stream().anyMatch(SELECTIVE::contains);
    }

    private static boolean isEquality(BsonValue condition) {
        return !(condition instanceof BsonDocument operators && CommandShape.isOperators(operators));
    }
}
