package org.communique.storage;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonBoolean;
import org.bson.BsonDocument;
import org.bson.BsonNull;
import org.bson.BsonNumber;
import org.bson.BsonValue;
import org.jspecify.annotations.Nullable;

/**
 * A read or write without its values: fields with their operators, and the options that matter.
 *
 * @param filter as it was sent
 * @param many whether it writes any number of documents
 * @param operators all that begin with a dollar sign
 * @param projection of what is read; empty for whole documents
 * @param options the fields of the command, and of its statements
 */
record CommandShape(
        String text,
        String collection,
        BsonDocument filter,
        boolean many,
        boolean upsert,
        Set<String> operators,
        BsonDocument projection,
        Set<String> options) {

    private static final Pattern NAME = Pattern.compile("[$a-z_][A-Za-z_]*");
    private static final Set<String> LOGICAL = Set.of("$and", "$or", "$nor");

    /** One for each statement of the command; none for those that neither read nor write documents. */
    static List<CommandShape> of(BsonDocument command) {
        Set<String> options = new TreeSet<>(command.keySet());
        for (String statements : List.of("updates", "deletes")) {
            if (command.isArray(statements)) {
                statements(command, statements).forEach(each -> options.addAll(each.keySet()));
            }
        }
        BsonDocument projection = document(command, command.containsKey("fields") ? "fields" : "projection");
        return statementsOf(command)
                .map(each -> new CommandShape(
                        each.text,
                        collection(command),
                        each.filter,
                        each.many,
                        each.upsert,
                        operators(each.operands),
                        projection,
                        options))
                .toList();
    }

    /** Only what {@link #text} of each statement would be, which is all that one looks at in most of them. */
    static Stream<String> texts(BsonDocument command) {
        return statementsOf(command).map(Statement::text);
    }

    /** @param operands what has operators in it */
    private record Statement(String text, BsonDocument filter, boolean many, boolean upsert, BsonValue operands) {}

    private static Stream<Statement> statementsOf(BsonDocument command) {
        String name = command.getFirstKey();
        return switch (name) {
            case "find" -> Stream.of(find(command));
            case "distinct" ->
                Stream.of(read(
                        command,
                        "query",
                        "distinct " + path(command.getString("key").getValue())));
            case "count" -> Stream.of(read(command, "query", "count"));
            case "aggregate" -> aggregate(command).stream();
            case "findAndModify" -> Stream.of(findAndModify(command));
            case "insert" ->
                Stream.of(new Statement(
                        "insert " + collection(command), new BsonDocument(), false, false, BsonNull.VALUE));
            case "update" -> statements(command, "updates").map(each -> update(command, each));
            case "delete" -> statements(command, "deletes").map(each -> delete(command, each));
            default -> Stream.of();
        };
    }

    private static Stream<BsonDocument> statements(BsonDocument command, String field) {
        return command.getArray(field).stream().map(BsonValue::asDocument);
    }

    private static Statement find(BsonDocument command) {
        String sort = command.containsKey("sort") ? " sort " + order(command.getDocument("sort")) : "";
        Statement statement = read(command, "filter", "find");
        return new Statement(statement.text + sort, statement.filter, false, false, statement.operands);
    }

    private static Statement read(BsonDocument command, String filterField, String what) {
        BsonDocument filter = document(command, filterField);
        return new Statement(what + " " + collection(command) + " " + filter(filter), filter, false, false, filter);
    }

    /** Those of the whole database are change streams. */
    private static Optional<Statement> aggregate(BsonDocument command) {
        if (!command.isString("aggregate")) {
            return Optional.empty();
        }
        List<BsonDocument> stages =
                command.getArray("pipeline").stream().map(BsonValue::asDocument).toList();
        BsonDocument first = stages.isEmpty() ? new BsonDocument() : stages.getFirst();
        BsonDocument filter = document(first, "$match");
        String rest = stages.stream()
                .map(stage -> stage.containsKey("$match")
                        ? "$match " + filter(stage.getDocument("$match"))
                        : stage.getFirstKey())
                .collect(joining(", ", "[", "]"));
        return Optional.of(new Statement(
                "aggregate " + collection(command) + " " + rest, filter, false, false, command.getArray("pipeline")));
    }

    private static Statement findAndModify(BsonDocument command) {
        boolean upsert = flag(command, "upsert");
        BsonDocument filter = document(command, "query");
        String what = flag(command, "remove") ? "remove" : change(command.get("update"));
        return new Statement(
                "findAndModify " + collection(command) + " " + filter(filter) + " " + what + (upsert ? " upsert" : ""),
                filter,
                false,
                upsert,
                new BsonArray(List.of(filter, command.getOrDefault("update", new BsonDocument()))));
    }

    private static Statement update(BsonDocument command, BsonDocument statement) {
        boolean many = flag(statement, "multi");
        boolean upsert = flag(statement, "upsert");
        BsonDocument filter = statement.getDocument("q");
        return new Statement(
                "update " + collection(command) + " " + filter(filter) + " " + change(statement.get("u"))
                        + (many ? " many" : "") + (upsert ? " upsert" : ""),
                filter,
                many,
                upsert,
                new BsonArray(List.of(filter, statement.get("u"))));
    }

    private static Statement delete(BsonDocument command, BsonDocument statement) {
        boolean many = statement.get("limit") instanceof BsonNumber limit && limit.intValue() == 0;
        BsonDocument filter = statement.getDocument("q");
        return new Statement(
                "delete " + collection(command) + " " + filter(filter) + (many ? " many" : ""),
                filter,
                many,
                false,
                filter);
    }

    private static String collection(BsonDocument command) {
        return command.getString(command.getFirstKey()).getValue();
    }

    private static BsonDocument document(BsonDocument parent, String field) {
        return parent.get(field) instanceof BsonDocument child ? child : new BsonDocument();
    }

    private static boolean flag(BsonDocument parent, String field) {
        return parent.get(field) instanceof BsonBoolean flag && flag.getValue();
    }

    private static String filter(BsonDocument filter) {
        return filter.entrySet().stream()
                .map(condition -> path(condition.getKey()) + ": " + condition(condition))
                .sorted()
                .collect(joining(", ", "{", "}"));
    }

    private static String condition(Map.Entry<String, BsonValue> condition) {
        if (LOGICAL.contains(condition.getKey())) {
            return condition.getValue().asArray().stream()
                    .map(part -> filter(part.asDocument()))
                    .distinct()
                    .sorted()
                    .collect(joining(", ", "[", "]"));
        }
        return condition.getValue() instanceof BsonDocument operators && isOperators(operators)
                ? operators.entrySet().stream()
                        .map(operator -> operator.getKey().equals("$elemMatch")
                                ? "$elemMatch " + filter(operator.getValue().asDocument())
                                : operator.getKey())
                        .collect(joining(" "))
                : "=";
    }

    static boolean isOperators(BsonDocument value) {
        return !value.isEmpty() && value.getFirstKey().startsWith("$");
    }

    private static String change(@Nullable BsonValue update) {
        if (!(update instanceof BsonDocument document)) {
            return "pipeline";
        }
        return isOperators(document) ? document.keySet().stream().sorted().collect(joining(" ")) : "replacement";
    }

    private static String order(BsonDocument sort) {
        return sort.entrySet().stream()
                .map(field ->
                        path(field.getKey()) + (field.getValue().asNumber().intValue() < 0 ? " down" : ""))
                .collect(joining(", "));
    }

    /** Without what is a key of a map or a place in an array. */
    private static String path(String field) {
        return NAME.matcher(field).matches()
                ? field
                : Stream.of(field.split("\\."))
                        .map(step -> NAME.matcher(step).matches() ? step : "*")
                        .collect(joining("."));
    }

    private static Set<String> operators(BsonValue value) {
        Set<String> found = new TreeSet<>();
        collect(value, found);
        return found;
    }

    private static void collect(BsonValue value, Set<String> found) {
        switch (value) {
            case BsonDocument document ->
                document.forEach((key, child) -> {
                    if (key.startsWith("$")) {
                        found.add(key);
                    }
                    collect(child, found);
                });
            case BsonArray array -> array.forEach(child -> collect(child, found));
            default -> {}
        }
    }
}
