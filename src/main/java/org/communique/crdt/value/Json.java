package org.communique.crdt.value;

import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON with the bytes of JavaScript's {@code JSON.stringify}, without recursion. */
public final class Json {

    private Json() {}

    static @Nullable public Object parse(String text) {
        return new JsonParser(text).parse();
    }

    public static String stringify(@Nullable Object root) {
        StringBuilder out = new StringBuilder();
        Deque<Level> open = new ArrayDeque<>();
        begin(out, open, root);
        while (!open.isEmpty()) {
            Level level = open.peek();
            if (!level.members.hasNext()) {
                out.append(level.end);
                open.pop();
                continue;
            }
            Object member = level.members.next();
            if (member instanceof Map.Entry<?, ?> entry) {
                if (entry.getValue() == Undefined.UNDEFINED) {
                    continue;
                }
                level.separate(out);
                quote(out, (String) entry.getKey());
                out.append(':');
                member = entry.getValue();
            } else {
                level.separate(out);
            }
            begin(out, open, member);
        }
        return out.toString();
    }

    private static void begin(StringBuilder out, Deque<Level> open, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Undefined ignored -> out.append("null");
            case String text -> quote(out, text);
            case Boolean bool -> out.append(bool);
            case Number number -> out.append(jsonNumber(number));
            case Map<?, ?> map -> {
                out.append('{');
                open.push(new Level(map.entrySet().iterator(), '}'));
            }
            case List<?> list -> {
                out.append('[');
                open.push(new Level(list.iterator(), ']'));
            }
            case byte[] bytes -> {
                out.append('{');
                for (int i = 0; i < bytes.length; i++) {
                    out.append(i == 0 ? "\"" : ",\"").append(i).append("\":").append(bytes[i] & 0xff);
                }
                out.append('}');
            }
            default -> throw new IllegalArgumentException("not a plain value: " + value.getClass());
        }
    }

    private static String jsonNumber(Number number) {
        double value = number.doubleValue();
        return Double.isFinite(value) ? number(value) : "null";
    }

    /** ECMAScript, Number::toString. */
    static String number(double value) {
        if (value == 0) {
            return "0";
        }
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        BigDecimal decimal = new BigDecimal(Double.toString(Math.abs(value))).stripTrailingZeros();
        String digits = decimal.unscaledValue().toString();
        int count = digits.length();
        int point = count - decimal.scale();
        String sign = value < 0 ? "-" : "";
        if (count <= point && point <= 21) {
            return sign + digits + "0".repeat(point - count);
        }
        if (0 < point && point <= 21) {
            return sign + digits.substring(0, point) + "." + digits.substring(point);
        }
        if (-6 < point && point <= 0) {
            return sign + "0." + "0".repeat(-point) + digits;
        }
        String fraction = count == 1 ? "" : "." + digits.substring(1);
        int exponent = point - 1;
        return sign + digits.charAt(0) + fraction + "e" + (exponent < 0 ? "-" : "+") + Math.abs(exponent);
    }

    private static void quote(StringBuilder out, String text) {
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
                    boolean pair = Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1));
                    if (pair) {
                        out.append(c).append(text.charAt(++i));
                    } else if (c < 0x20 || Character.isSurrogate(c)) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static final class Level {

        private final Iterator<?> members;
        private final char end;
        private boolean started;

        Level(Iterator<?> members, char end) {
            this.members = members;
            this.end = end;
        }

        void separate(StringBuilder out) {
            if (started) {
                out.append(',');
            }
            started = true;
        }
    }
}
