package org.communique.json;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads one JSON text (RFC 8259) as JavaScript's {@code JSON.parse} does, without recursion. Of a name given twice the last
 * counts.
 */
public final class JsonReader {

    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

    private final String text;
    private final int maxDepth;
    private final UnaryOperator<Map<String, @Nullable Object>> completed;
    private final Deque<Container> open = new ArrayDeque<>();
    private int position;

    private JsonReader(String text, int maxDepth, UnaryOperator<Map<String, @Nullable Object>> completed) {
        this.text = text;
        this.maxDepth = maxDepth;
        this.completed = completed;
    }

    /**
     * Numbers are {@link Long} where they are safe integers, else {@link Double}.
     *
     * @param maxDepth  how many arrays and objects may stand inside each other
     * @param completed makes what an object is read as, from its members as they came
     * @throws JsonException if it is not JSON
     */
    public static @Nullable Object read(
            String text, int maxDepth, UnaryOperator<Map<String, @Nullable Object>> completed) {
        return new JsonReader(text, maxDepth, completed).read();
    }

    private @Nullable Object read() {
        while (true) {
            Object value;
            char c = peek();
            if (c == '{' || c == '[') {
                if (open.size() >= maxDepth) {
                    throw malformed("nested too deep");
                }
                position++;
                Container container = new Container(c == '{');
                if (!accept(container.end())) {
                    readName(container);
                    open.push(container);
                    continue;
                }
                value = container.close(completed);
            } else {
                value = readScalar(c);
            }
            while (true) {
                Container parent = open.peek();
                if (parent == null) {
                    requireEnd();
                    return value;
                }
                parent.add(value);
                if (accept(',')) {
                    readName(parent);
                    break;
                }
                require(parent.end());
                open.pop();
                value = parent.close(completed);
            }
        }
    }

    private void readName(Container container) {
        if (container.object != null) {
            require('"');
            container.name = readString();
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
            throw malformed("no JSON value");
        }
        position += word.length();
        return value;
    }

    private Number readNumber() {
        Matcher number = NUMBER.matcher(text).region(position, text.length());
        if (!number.lookingAt()) {
            throw malformed("no JSON value");
        }
        position = number.end();
        return EcmaScriptNumber.boxed(Double.parseDouble(number.group()));
    }

    private String readString() {
        StringBuilder out = new StringBuilder();
        while (true) {
            char c = next();
            if (c == '"') {
                return out.toString();
            }
            if (c < 0x20) {
                throw malformed("a control character in a string");
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
            case 'u' -> (char) (readHexDigit() << 12 | readHexDigit() << 8 | readHexDigit() << 4 | readHexDigit());
            default -> throw malformed("an unknown escape");
        };
    }

    private int readHexDigit() {
        char c = next();
        // Character.digit alone would also take the digits of other scripts.
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw malformed("a \\u escape without four hexadecimal digits");
        }
        return digit;
    }

    private char next() {
        requireMore();
        return text.charAt(position++);
    }

    private char peek() {
        skipSpace();
        requireMore();
        return text.charAt(position);
    }

    private void requireMore() {
        if (position >= text.length()) {
            throw malformed("the text ends too early");
        }
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
            throw malformed("'" + expected + "' is missing");
        }
    }

    private void requireEnd() {
        skipSpace();
        if (position < text.length()) {
            throw malformed("something follows the value");
        }
    }

    private void skipSpace() {
        while (position < text.length() && " \t\n\r".indexOf(text.charAt(position)) >= 0) {
            position++;
        }
    }

    private JsonException malformed(String why) {
        return new JsonException(position, why);
    }

    private static final class Container {

        private final @Nullable Map<String, @Nullable Object> object;
        private final List<@Nullable Object> array = new ArrayList<>(0);
        private String name = "";

        Container(boolean isObject) {
            object = isObject ? new LinkedHashMap<>() : null;
        }

        char end() {
            return object != null ? '}' : ']';
        }

        void add(@Nullable Object value) {
            if (object != null) {
                object.put(name, value);
            } else {
                array.add(value);
            }
        }

        Object close(UnaryOperator<Map<String, @Nullable Object>> completed) {
            return object != null ? completed.apply(object) : array;
        }
    }
}
