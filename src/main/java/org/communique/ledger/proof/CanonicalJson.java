package org.communique.ledger.proof;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * JSON in the one form that can be hashed (RFC 8785). Values are {@code Map<String, ?>}, {@code List<?>}, {@code String},
 * {@code Integer}, {@code Long}, {@code Double}, {@code Boolean} and {@code null}.
 */
public final class CanonicalJson {

    /** The largest integer that every reader of JSON keeps exact (I-JSON, RFC 7493 §2.2). */
    static final long MAX_SAFE_INTEGER = (1L << 53) - 1;

    private static final char[] HEX = "0123456789abcdef".toCharArray();

    private CanonicalJson() {}

    /** @throws IllegalArgumentException for what JSON cannot carry: other types, NaN, lone surrogates, integers from 2^53 */
    public static String write(@Nullable Object value) {
        StringBuilder out = new StringBuilder();
        write(value, out);
        return out.toString();
    }

    /** Reads text that is already in canonical form, and nothing else.
     *
     * @throws MalformedException if it is not JSON, or is JSON written in any other way */
    public static @Nullable Object read(String text) {
        Object value = new JsonReader(text).read();
        if (!isWrittenAs(text, value)) {
            throw new MalformedException("JSON that is not in canonical form");
        }
        return value;
    }

    private static boolean isWrittenAs(String text, @Nullable Object value) {
        try {
            return write(value).equals(text);
        } catch (IllegalArgumentException e) { // half a surrogate pair, which an escape can spell
            return false;
        }
    }

    private static void write(@Nullable Object value, StringBuilder out) {
        switch (value) {
            case null -> out.append("null");
            case String text -> writeString(text, out);
            case Boolean truth -> out.append(truth);
            case Integer number -> out.append(number.intValue());
            case Long number -> writeInteger(number, out);
            case Double number -> out.append(EcmaScriptNumber.text(number));
            case List<?> list -> writeList(list, out);
            case Map<?, ?> map -> writeMap(map, out);
            default ->
                throw new IllegalArgumentException(
                        "JSON has no " + value.getClass().getName());
        }
    }

    private static void writeInteger(long number, StringBuilder out) {
        if (Math.abs(number) > MAX_SAFE_INTEGER || number == Long.MIN_VALUE) {
            throw new IllegalArgumentException("An integer beyond 2^53 is not exact in JSON");
        }
        out.append(number);
    }

    private static void writeList(List<?> list, StringBuilder out) {
        out.append('[');
        String separator = "";
        for (Object element : list) {
            out.append(separator);
            write(element, out);
            separator = ",";
        }
        out.append(']');
    }

    private static void writeMap(Map<?, ?> map, StringBuilder out) {
        // String.compareTo compares UTF-16 code units, which is the order of RFC 8785 §3.2.3.
        Map<String, @Nullable Object> sorted = new TreeMap<>();
        map.forEach((name, value) -> {
            if (!(name instanceof String text)) {
                throw new IllegalArgumentException("A name in JSON is a string");
            }
            sorted.put(text, value);
        });
        out.append('{');
        String separator = "";
        for (Map.Entry<String, @Nullable Object> member : sorted.entrySet()) {
            out.append(separator);
            writeString(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    private static void writeString(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\b' -> out.append("\\b");
                case '\f' -> out.append("\\f");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < 0x20) {
                        out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 0xf]);
                    } else {
                        refuseLoneSurrogate(text, i);
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static void refuseLoneSurrogate(String text, int at) {
        char c = text.charAt(at);
        boolean paired = Character.isHighSurrogate(c)
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : !Character.isLowSurrogate(c) || (at > 0 && Character.isHighSurrogate(text.charAt(at - 1)));
        if (!paired) {
            throw new IllegalArgumentException("Half a surrogate pair is no character");
        }
    }
}
