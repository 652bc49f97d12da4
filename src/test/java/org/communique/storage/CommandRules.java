package org.communique.storage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.bson.BsonDocument;
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
