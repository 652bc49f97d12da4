package org.communique.attack;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** An operation of the API as its description has it. */
record Operation(String method, String path, JsonNode description) {

    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    /** These change what others look at, and so come last, in this order. */
    private static final List<String> LAST = List.of(
            "PUT /api/v1/comments",
            "DELETE /api/v1/comments",
            "POST /api/v1/comments",
            "POST /api/v1/comments/{comment}/removal",
            "POST /api/v1/comments/{comment}/replies/{reply}/removal",
            "PUT /api/v1/statements/{statement}/draft",
            "PUT /api/v1/statements/{statement}/amendments",
            "POST /api/v1/statements/{statement}/amendments",
            "POST /api/v1/statements/{statement}/amendment-rounds/",
            "PUT /api/v1/statements/{statement}/amendment-votes/",
            "POST /api/v1/statements/{statement}/amendment-votes/",
            "PUT /api/v1/stages",
            "POST /api/v1/stages",
            "DELETE /api/v1/stages",
            "POST /api/v1/statements/{statement}/sending-back",
            "POST /api/v1/statements/{statement}/recall",
            "POST /api/v1/statements/{statement}/versions",
            "PATCH /api/v1/statements/{statement}/grants",
            "PUT /api/v1/statements/{statement}/grants",
            "PUT /api/v1/calls",
            "DELETE /api/v1/calls",
            "POST /api/v1/calls",
            "POST /api/v1/statements/{statement}/publication",
            "DELETE /api/v1/statements",
            "DELETE /api/v1/mandates",
            "DELETE /api/v1/me/absences",
            "POST /api/v1/members/{member}");

    /** What scripts read of drafts is no part of the described API. */
    private static final List<String> OF_DRAFTS = List.of(
            "/collab/{statement}/authors", "/collab/{statement}/history", "/collab/{statement}/history/{number}");

    static List<Operation> of(JsonNode description) {
        List<Operation> all = new ArrayList<>();
        OF_DRAFTS.forEach(path -> all.add(new Operation("GET", path, JsonNodeFactory.instance.objectNode())));
        description
                .get("paths")
                .properties()
                .forEach(path -> path.getValue()
                        .properties()
                        .forEach(operation -> all.add(new Operation(
                                operation.getKey().toUpperCase(Locale.ROOT), path.getKey(), operation.getValue()))));
        all.sort(Comparator.comparing(Operation::turn)
                .thenComparing(Operation::path)
                .thenComparing(Operation::method));
        return all;
    }

    private int turn() {
        for (int i = LAST.size() - 1; i >= 0; i--) {
            if (name().startsWith(LAST.get(i))) {
                return i;
            }
        }
        return -1;
    }

    String name() {
        return method + " " + path;
    }

    List<String> parameters() {
        return PARAMETER.matcher(path).results().map(found -> found.group(1)).toList();
    }

    String address(Map<String, String> values) {
        return PARAMETER.matcher(path).replaceAll(found -> values.getOrDefault(found.group(1), ""));
    }

    /** The content type of the body that it takes; empty if it takes none. */
    String takes() {
        return description.path("requestBody").path("content").propertyNames().stream()
                .findFirst()
                .orElse("");
    }

    JsonNode bodySchema() {
        return description.path("requestBody").path("content").path(takes()).path("schema");
    }

    /** The query with the parameters that it needs. */
    String query() {
        return description
                .path("parameters")
                .valueStream()
                .filter(parameter -> parameter.path("in").asString("").equals("query")
                        && parameter.path("required").asBoolean(false))
                .map(parameter -> "?" + parameter.get("name").asString() + (isNumber(parameter) ? "=1" : "=x"))
                .findFirst()
                .orElse("");
    }

    private static boolean isNumber(JsonNode parameter) {
        return parameter.path("schema").path("type").asString("").equals("integer");
    }
}
