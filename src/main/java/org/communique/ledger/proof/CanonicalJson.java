package org.communique.ledger.proof;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import org.communique.json.EcmaScriptNumber;
import org.communique.json.JsonException;
import org.communique.json.JsonForm;
import org.communique.json.JsonReader;
import org.communique.json.JsonWriter;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the one form that can be hashed (RFC 8785). Values are {@code Map<String, ?>}, {@code List<?>}, {@code String},
 * {@code Integer}, {@code Long}, {@code Double}, {@code Boolean} and {@code null}.
 */
public final class CanonicalJson {

    private static final int MAX_DEPTH = 32;
    private static final JsonForm FORM = new CanonicalForm();

    private CanonicalJson() {}

    /** @throws IllegalArgumentException for what JSON cannot carry: other types, NaN, lone surrogates, integers from 2^53 */
    public static String write(@Nullable Object value) {
        return JsonWriter.write(value, FORM);
    }

    /** Reads text that is already in canonical form, and nothing else.
     *
     * @throws MalformedException if it is not JSON, or is JSON written in any other way */
    public static @Nullable Object read(String text) {
        Object value;
        try {
            value = JsonReader.read(text, MAX_DEPTH, UnaryOperator.identity());
        } catch (JsonException e) {
            throw new MalformedException(e.getMessage());
        }
        if (!isWrittenAs(text, value)) {
            throw new MalformedException("JSON that is not in canonical form");
        }
        return value;
    }

    private static boolean isWrittenAs(String text, @Nullable Object value) {
        try {
            return write(value).equals(text);
        } catch (IllegalArgumentException e) { // half a surrogate pair, which an escape can spell; a number too large
            return false;
        }
    }

    private static final class CanonicalForm implements JsonForm {

        /** String.compareTo compares UTF-16 code units, which is the order of RFC 8785 §3.2.3. */
        @Override
        public Map<?, ?> members(Map<?, ?> object) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            object.forEach((name, value) -> {
                if (!(name instanceof String text)) {
                    throw new IllegalArgumentException("A name in JSON is a string");
                }
                sorted.put(text, value);
            });
            return sorted;
        }

        @Override
        public String number(Number number) {
            return switch (number) {
                case Integer integer -> integer.toString();
                case Long integer -> exact(integer);
                case Double value -> EcmaScriptNumber.text(value);
                default -> throw notJson(number);
            };
        }

        private static String exact(long integer) {
            if (Math.abs(integer) > EcmaScriptNumber.MAX_SAFE_INTEGER || integer == Long.MIN_VALUE) {
                throw new IllegalArgumentException("An integer beyond 2^53 is not exact in JSON");
            }
            return Long.toString(integer);
        }

        @Override
        public String halfPair(char half) {
            throw new IllegalArgumentException("Half a surrogate pair is no character");
        }

        @Override
        public void other(Object value, StringBuilder out) {
            throw notJson(value);
        }

        private static IllegalArgumentException notJson(Object value) {
            return new IllegalArgumentException(
                    "JSON has no " + value.getClass().getName());
        }
    }
}
