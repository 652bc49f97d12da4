package org.communique.crdt.value;

import java.util.LinkedHashMap;
import java.util.Map;
import org.communique.crdt.codec.MalformedUpdateException;
import org.communique.json.EcmaScriptNumber;
import org.communique.json.JsonException;
import org.communique.json.JsonForm;
import org.communique.json.JsonReader;
import org.communique.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/** JSON with the results of JavaScript's {@code JSON.parse} and the bytes of its {@code JSON.stringify}. */
public final class Json {

    private static final JsonForm FORM = new JavaScriptForm();

    private Json() {}

    public static @Nullable Object parse(String text) {
        try {
            return JsonReader.read(text, Integer.MAX_VALUE, object -> JavaScriptValues.inPropertyOrder(object));
        } catch (JsonException e) {
            throw new MalformedUpdateException("text that is not JSON");
        }
    }

    public static String stringify(@Nullable Object value) {
        return JsonWriter.write(value, FORM);
    }

    private static final class JavaScriptForm implements JsonForm {

        @Override
        public Map<?, ?> members(Map<?, ?> object) {
            if (!object.containsValue(Undefined.UNDEFINED)) {
                return object;
            }
            Map<Object, @Nullable Object> defined = new LinkedHashMap<>(object);
            defined.values().removeIf(value -> value == Undefined.UNDEFINED);
            return defined;
        }

        @Override
        public String number(Number number) {
            double value = number.doubleValue();
            return Double.isFinite(value) ? EcmaScriptNumber.text(value) : "null";
        }

        @Override
        public String halfPair(char half) {
            return JsonWriter.escaped(half);
        }

        @Override
        public void other(Object value, StringBuilder out) {
            switch (value) {
                case Undefined ignored -> out.append("null");
                case byte[] bytes -> {
                    out.append('{');
                    for (int i = 0; i < bytes.length; i++) {
                        out.append(i == 0 ? "\"" : ",\"")
                                .append(i)
                                .append("\":")
                                .append(bytes[i] & 0xff);
                    }
                    out.append('}');
                }
                default -> throw new IllegalArgumentException("not a plain value: " + value.getClass());
            }
        }
    }
}
