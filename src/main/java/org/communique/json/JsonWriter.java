package org.communique.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes JSON without spaces, with the escapes of JavaScript's {@code JSON.stringify}, without recursion. */
public final class JsonWriter {

    private static final HexFormat HEX = HexFormat.of();

    private final JsonForm form;
    private final StringBuilder out = new StringBuilder();
    private final Deque<Container> open = new ArrayDeque<>();

    private JsonWriter(JsonForm form) {
        this.form = form;
    }

    public static String write(@Nullable Object value, JsonForm form) {
        return new JsonWriter(form).write(value);
    }

    private String write(@Nullable Object root) {
        begin(root);
        while (!open.isEmpty()) {
            Container container = open.element();
            if (!container.members.hasNext()) {
                out.append(container.end);
                open.pop();
                continue;
            }
            container.separate(out);
            Object member = container.members.next();
            if (member instanceof Map.Entry<?, ?> entry) {
                if (!(entry.getKey() instanceof String name)) {
                    throw new IllegalArgumentException("A name in JSON is a string");
                }
                quote(name);
                out.append(':');
                member = entry.getValue();
            }
            begin(member);
        }
        return out.toString();
    }

    private void begin(@Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case String text -> quote(text);
            case Boolean bool -> out.append(bool.booleanValue());
            case Number number -> out.append(form.number(number));
            case Map<?, ?> map -> {
                out.append('{');
                open.push(new Container(form.members(map).entrySet().iterator(), '}'));
            }
            case List<?> list -> {
                out.append('[');
                open.push(new Container(list.iterator(), ']'));
            }
            default -> form.other(value, out);
        }
    }

    private void quote(String text) {
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
                        out.append(escaped(c));
                    } else if (!Character.isSurrogate(c)) {
                        out.append(c);
                    } else if (Character.isHighSurrogate(c)
                            && i + 1 < text.length()
                            && Character.isLowSurrogate(text.charAt(i + 1))) {
                        out.append(c).append(text.charAt(++i));
                    } else {
                        out.append(form.halfPair(c));
                    }
                }
            }
        }
        out.append('"');
    }

    public static String escaped(char c) {
        return "\\u" + HEX.toHexDigits(c);
    }

    private static final class Container {

        private final Iterator<?> members;
        private final char end;
        private boolean started;

        Container(Iterator<?> members, char end) {
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
