package org.communique.attack;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/** Bodies that the API can read, from the schemas of its description: what a schema requires, and what there is a value for. */
final class Bodies {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    static final String BOUNDARY = "a-boundary";

    private final JsonNode schemas;
    private final Map<String, String> values;

    /** @param values by the names of properties, for strings that have a form of their own or must not be missing */
    Bodies(JsonNode description, Map<String, String> values) {
        this.schemas = description.get("components").get("schemas");
        this.values = values;
    }

    byte[] of(Operation operation) {
        return switch (operation.takes()) {
            case "" -> new byte[0];
            case "multipart/form-data" -> multipart(operation.bodySchema());
            case "application/json" -> JSON.writeValueAsBytes(value("", operation.bodySchema()));
            default -> "A text.".getBytes(StandardCharsets.UTF_8);
        };
    }

    static String contentType(Operation operation) {
        return operation.takes().equals("multipart/form-data")
                ? "multipart/form-data; boundary=" + BOUNDARY
                : operation.takes();
    }

    private byte[] multipart(JsonNode schema) {
        var body = new StringBuilder();
        schema.get("properties").properties().forEach(part -> {
            var isFile = part.getValue().path("format").asString("").equals("binary");
            body.append("--").append(BOUNDARY).append("\r\nContent-Disposition: form-data; name=\"");
            body.append(part.getKey()).append('"').append(isFile ? "; filename=\"a.md\"" : "");
            body.append("\r\nContent-Type: ").append(isFile ? "application/octet-stream" : "application/json");
            body.append("\r\n\r\n");
            body.append(isFile ? "A text." : JSON.writeValueAsString(value(part.getKey(), part.getValue())));
            body.append("\r\n");
        });
        return body.append("--" + BOUNDARY + "--\r\n").toString().getBytes(StandardCharsets.UTF_8);
    }

    private JsonNode value(String name, JsonNode schema) {
        if (schema.has("$ref")) {
            return value(name, schemas.get(schema.get("$ref").asString().replaceFirst(".*/", "")));
        }
        if (schema.has("enum")) {
            var first = schema.get("enum").get(0).asString();
            return NODES.stringNode(values.getOrDefault(name, first));
        }
        return switch (schema.path("type").asString("")) {
            case "object" -> object(schema);
            case "array" ->
                values.containsKey(name) ? NODES.arrayNode().add(values.getOrDefault(name, "")) : NODES.arrayNode();
            case "boolean" -> NODES.booleanNode(true);
            case "integer", "number" -> NODES.numberNode(1);
            default -> NODES.stringNode(string(name, schema.path("format").asString("")));
        };
    }

    private JsonNode object(JsonNode schema) {
        var object = NODES.objectNode();
        var required =
                schema.path("required").valueStream().map(JsonNode::asString).toList();
        schema.path("properties").properties().forEach(property -> {
            var name = property.getKey();
            if (required.contains(name) || values.containsKey(name)) {
                object.set(name, value(name, property.getValue()));
            }
        });
        return object;
    }

    private String string(String name, String format) {
        return switch (format) {
            case "date" -> LocalDate.now(ZoneOffset.UTC).plusDays(9).toString();
            case "date-time" -> Instant.now().plusSeconds(900_000).toString();
            default -> values.getOrDefault(name, "a text");
        };
    }
}
