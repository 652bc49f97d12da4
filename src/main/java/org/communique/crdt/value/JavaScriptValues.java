package org.communique.crdt.value;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.json.EcmaScriptNumber;
import org.jspecify.annotations.Nullable;

/**
 * JavaScript's rules for the plain values that documents carry: {@code null}, {@link Undefined}, booleans, numbers (any
 * {@link Number} but {@link java.math.BigInteger}, which is a bigint), strings, byte arrays, lists and maps.
 */
public final class JavaScriptValues {

    private static final long MAX_ARRAY_INDEX = (1L << 32) - 2;

    private JavaScriptValues() {}

    /** The order in which JavaScript lists an object's keys: array indices ascending, then the others in insertion order. */
    public static <V extends @Nullable Object> Map<String, V> inPropertyOrder(Map<String, V> object) {
        TreeMap<Long, V> indices = new TreeMap<>();
        object.forEach((key, value) -> {
            if (isArrayIndex(key)) {
                indices.put(Long.valueOf(key), value);
            }
        });
        if (indices.isEmpty()) {
            return object;
        }
        Map<String, V> ordered = new LinkedHashMap<>();
        indices.forEach((index, value) -> ordered.put(Long.toString(index), value));
        object.forEach(ordered::putIfAbsent);
        return ordered;
    }

    private static boolean isArrayIndex(String key) {
        if (key.isEmpty() || key.length() > 10 || (key.length() > 1 && key.charAt(0) == '0')) {
            return false;
        }
        return key.chars().allMatch(c -> c >= '0' && c <= '9') && Long.parseLong(key) <= MAX_ARRAY_INDEX;
    }

    /** JavaScript's {@code ===}: containers are equal only to themselves. */
    public static boolean identical(@Nullable Object a, @Nullable Object b) {
        return switch (a) {
            case Number x -> b instanceof Number y && x.doubleValue() == y.doubleValue();
            case String text -> text.equals(b);
            case Boolean bool -> bool.equals(b);
            case null, default -> isSame(a, b);
        };
    }

    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(@Nullable Object a, @Nullable Object b) {
        return a == b;
    }

    /** How Yjs compares formatting attributes: identical, or containers whose direct members are identical. */
    public static boolean equalAttributes(@Nullable Object a, @Nullable Object b) {
        if (identical(a, b)) {
            return true;
        }
        if (a instanceof Map<?, ?> x && b instanceof Map<?, ?> y) {
            return x.size() == y.size()
                    && x.entrySet().stream()
                            .allMatch(e -> y.containsKey(e.getKey()) && identical(e.getValue(), y.get(e.getKey())));
        }
        if (a instanceof List<?> x && b instanceof List<?> y && x.size() == y.size()) {
            for (int i = 0; i < x.size(); i++) {
                if (!identical(x.get(i), y.get(i))) {
                    return false;
                }
            }
            return true;
        }
        return a instanceof byte[] x && b instanceof byte[] y && Arrays.equals(x, y);
    }

    /** A value as JavaScript joins it into a string. */
    public static String text(@Nullable Object value) {
        return value instanceof List<?> list ? joined(list) : scalarText(value);
    }

    private static String scalarText(@Nullable Object value) {
        return switch (value) {
            case Double number -> numberText(number);
            case Float number -> numberText(number);
            case Map<?, ?> ignored -> "[object Object]";
            case Subdocument ignored -> "[object Object]";
            case byte[] bytes ->
                IntStream.range(0, bytes.length)
                        .mapToObj(i -> Integer.toString(bytes[i] & 0xff))
                        .collect(Collectors.joining(","));
            case null, default -> String.valueOf(value);
        };
    }

    private static String numberText(double number) {
        return Double.isFinite(number) ? EcmaScriptNumber.text(number) : Double.toString(number);
    }

    /** Array.prototype.join: elements of lists within lists too, and nothing for null and undefined. */
    private static String joined(List<?> root) {
        StringBuilder out = new StringBuilder();
        Deque<Iterator<?>> open = new ArrayDeque<>();
        open.push(root.iterator());
        boolean first = true;
        while (!open.isEmpty()) {
            if (!open.element().hasNext()) {
                open.pop();
                first = false;
                continue;
            }
            if (!first) {
                out.append(',');
            }
            Object element = open.element().next();
            first = element instanceof List;
            if (element instanceof List<?> list) {
                open.push(list.iterator());
            } else if (element != null && element != Undefined.UNDEFINED) {
                out.append(scalarText(element));
            }
        }
        return out.toString();
    }
}
