package org.communique.crdt.value;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.communique.crdt.codec.MalformedUpdateException;
import org.jspecify.annotations.Nullable;

/** Reads JSON as JavaScript's {@code JSON.parse} does, without recursion. */
final class JsonParser {

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private final String text;
    private int position;

    JsonParser(String text) {
        this.text = text;
    }

    @Nullable
    Object parse() {
        Deque<Open> open = new ArrayDeque<>();
        while (true) {
            Object value = null;
            char c = peek();
            if (c == '{' || c == '[') {
                position++;
                Open container = new Open(c == '{');
                if (!accept(container.end())) {
                    readKey(container);
                    open.push(container);
                    continue;
                }
                value = container.close();
            } else {
                value = readScalar(c);
            }
            while (true) {
                Open parent = open.peek();
                if (parent == null) {
                    requireEnd();
                    return value;
                }
                parent.add(value);
                if (accept(',')) {
                    readKey(parent);
                    break;
                }
                require(parent.end());
                open.pop();
                value = parent.close();
            }
        }
    }

    private void readKey(Open container) {
        if (container.object != null) {
            require('"');
            container.key = readString();
            require(':');
        }
    }

    private @Nullable Object readScalar(char first) {
        return switch (first) {
            case '"' -> {
                position++;
                yield readString();
            }
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> readNumber();
        };
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, position)) {
            throw malformed();
        }
        position += word.length();
        return value;
    }

    private Number readNumber() {
        Matcher number = NUMBER.matcher(text).region(position, text.length());
        if (!number.lookingAt()) {
            throw malformed();
        }
        position = number.end();
        return JavaScriptValues.number(Double.parseDouble(number.group()));
    }

    private String readString() {
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return out.toString();
            }
            if (c < 0x20) {
                throw malformed();
            }
            out.append(c == '\\' ? readEscape() : c);
        }
    }

    private char readEscape() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                int code = 0;
                for (int i = 0; i < 4; i++) {
                    int digit = Character.digit(next(), 16);
                    if (digit < 0) {
                        throw malformed();
                    }
                    code = code << 4 | digit;
                }
                yield (char) code;
            }
            default -> throw malformed();
        };
    }

    private char next() {
        if (position >= text.length()) {
            throw malformed();
        }
        return text.charAt(position++);
    }

    private char peek() {
        skipSpace();
        if (position >= text.length()) {
            throw malformed();
        }
        return text.charAt(position);
    }

    private boolean accept(char expected) {
        if (peek() == expected) {
            position++;
            return true;
        }
        return false;
    }

    private void require(char expected) {
        if (!accept(expected)) {
            throw malformed();
        }
    }

    private void requireEnd() {
        skipSpace();
        if (position < text.length()) {
            throw malformed();
        }
    }

    private void skipSpace() {
        while (position < text.length() && " \t\n\r".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private static MalformedUpdateException malformed() {
        return new MalformedUpdateException("text that is not JSON");
    }

    private static final class Open {

        private final @Nullable Map<String, @Nullable Object> object;
        private final List<@Nullable Object> array = new ArrayList<>(0);
        private String key = "";

        Open(boolean isObject) {
            object = isObject ? new LinkedHashMap<>() : null;
        }

        char end() {
            return object != null ? '}' : ']';
        }

        void add(@Nullable Object value) {
            if (object != null) {
                object.put(key, value);
            } else {
                array.add(value);
            }
        }

        Object close() {
            return object != null ? JavaScriptValues.inPropertyOrder(object) : array;
        }
    }
}
