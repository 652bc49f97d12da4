package org.communique.storage.check;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bson.Document;

/** A filter of a catalogued shape, and a document that it finds. */
record Sample(Document filter, Document document) {

    /** Of each field in each document. What it is compared with is equal to it, less, greater or another. */
    static final String VALUE = "m";

    private static final Map<String, Object> OPERANDS = Map.of(
            "$in",
            List.of(VALUE),
            "$nin",
            List.of("other"),
            "$ne",
            "other",
            "$gt",
            "l",
            "$lt",
            "n",
            "$gte",
            VALUE,
            "$lte",
            VALUE,
            "$exists",
            true,
            "$size",
            1);

    private static final Pattern FIELD = Pattern.compile("([$\\w.*]+): ");
    private static final Pattern ELEMENT = Pattern.compile("\\$elemMatch (\\{[^}]*})");
    private static final Pattern OPERATORS = Pattern.compile("(?<=: )(\\$\\w+ ?)+(?=[,}])");

    /** @param shape such as {@code {_id: =, at: $gt $lt, replies.*.by: =}}, with a star for a place in an array */
    static Sample of(String shape) {
        String fields = FIELD.matcher(shape.replace(".*", ".0")).replaceAll("\"$1\": ");
        String operators = OPERATORS.matcher(fields).replaceAll(Sample::conditions);
        String elements = ELEMENT.matcher(operators).replaceAll("{\"\\$elemMatch\": $1}");
        Document filter = Document.parse(elements.replace(": =", ": \"" + VALUE + "\""));
        Document document = new Document();
        satisfy(filter, document);
        document.putIfAbsent("_id", VALUE);
        return new Sample(filter, document);
    }

    private static String conditions(MatchResult operators) {
        return List.of(operators.group().split(" ")).stream()
                .map(operator -> new Document(operator, OPERANDS.get(operator)).toJson())
                .map(condition -> condition.substring(1, condition.length() - 1).replace("$", "\\$"))
                .collect(Collectors.joining(", ", "{", "}"));
    }

    private static void satisfy(Document filter, Document document) {
        filter.forEach((field, condition) -> {
            switch (condition) {
                case List<?> branches ->
                    branches.stream()
                            .limit(field.equals("$and") ? branches.size() : 1)
                            .forEach(branch -> satisfy((Document) branch, document));
                case Document operators when operators.containsKey("$ne") || operators.containsKey("$nin") -> {}
                case Document operators when operators.containsKey("$size") -> put(document, field, List.of(VALUE));
                case Document operators
                when operators.get("$elemMatch") instanceof Document wanted -> {
                    Document element = new Document();
                    satisfy(wanted, element);
                    put(document, field, List.of(element));
                }
                default -> put(document, field, VALUE);
            }
        });
    }

    private static void put(Document document, String path, Object value) {
        String[] steps = path.split("\\.", 3);
        if (steps.length == 1) {
            document.putIfAbsent(path, value);
        } else if (!steps[1].equals("0")) {
            document.putIfAbsent(steps[0], new Document());
            put(document.get(steps[0], Document.class), path.substring(steps[0].length() + 1), value);
        } else if (steps.length == 2) {
            document.putIfAbsent(steps[0], List.of(value));
        } else {
            document.putIfAbsent(steps[0], List.of(new Document()));
            put(document.getList(steps[0], Document.class).getFirst(), steps[2], value);
        }
    }
}
