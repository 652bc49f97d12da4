package org.communique.screen;

import com.vaadin.flow.dom.DomEvent;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * What an event in the browser says, which can be anything.
 *
 * <p>Each method throws {@link InvalidEventException} if the field is missing or of another type.
 */
public final class EventDetail {

    /** JavaScript's largest safe integer. */
    private static final long LARGEST = (1L << 53) - 1;

    private final JsonNode fields;

    private EventDetail(JsonNode fields) {
        this.fields = fields;
    }

    /** Of all that the listener asked for. */
    public static EventDetail of(DomEvent event) {
        return new EventDetail(event.getEventData());
    }

    public boolean has(String name) {
        return fields.hasNonNull(name);
    }

    public EventDetail inner(String name) {
        return new EventDetail(field(name, JsonNode::isObject));
    }

    public String text(String name) {
        return field(name, JsonNode::isString).asString();
    }

    /** Empty if there is no such field. */
    public String optionalText(String name) {
        return has(name) ? text(name) : "";
    }

    /** @param value may refuse the text with an {@link IllegalArgumentException} */
    public <T> T value(String name, Function<String, T> value) {
        try {
            return value.apply(text(name));
        } catch (IllegalArgumentException e) {
            throw new InvalidEventException(name + " has no such value", e);
        }
    }

    public List<String> texts(String name) {
        var list = field(name, JsonNode::isArray);
        if (!list.valueStream().allMatch(JsonNode::isString)) {
            throw new InvalidEventException(name + " does not list texts");
        }
        return list.valueStream().map(JsonNode::asString).toList();
    }

    /** From 0 to JavaScript's largest safe integer. */
    public long number(String name) {
        var number = field(name, field -> field.isNumber() && field.canConvertToExactIntegral());
        if (!number.canConvertToLong() || number.asLong() < 0 || number.asLong() > LARGEST) {
            throw new InvalidEventException(name + " is out of range");
        }
        return number.asLong();
    }

    private JsonNode field(String name, Predicate<JsonNode> expected) {
        var field = fields.path(name);
        if (!expected.test(field)) {
            throw new InvalidEventException(name + " is " + field.getNodeType());
        }
        return field;
    }

    /** An event in the browser does not say what it must: no screen of ours has sent it. */
    public static final class InvalidEventException extends RuntimeException {

        InvalidEventException(String message) {
            super(message);
        }

        InvalidEventException(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
