package org.communique.ledger.proof;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one JSON text (RFC 8259) strictly: bounded depth, no name twice, nothing after it. */
final class JsonReader {

    private static final int MAX_DEPTH = 32;
    private static final Pattern NUMBER = Pattern.compile("-?(?:0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?");
    private static final int MAX_INTEGER_DIGITS = 17;

    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    @Nullable
    Object read() {
        Object value = value();
        skipSpace();
        if (at < text.length()) {
            throw malformed("something follows the value");
        }
        return value;
    }

    private @Nullable Object value() {
        skipSpace();
        return switch (peek()) {
            case '{' -> nested(this::object);
            case '[' -> nested(this::array);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Object nested(Supplier<Object> container) {
        if (++depth > MAX_DEPTH) {
            throw malformed("nested too deep");
        }
        at++;
        Object value = container.get();
        depth--;
        return value;
    }

    private Map<String, @Nullable Object> object() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        skipSpace();
        if (took('}')) {
            return members;
        }
        do {
            skipSpace();
            String name = string();
            skipSpace();
            take(':');
            if (members.containsKey(name)) {
                throw malformed("the same name twice");
            }
            members.put(name, value());
            skipSpace();
        } while (took(','));
        take('}');
        return members;
    }

    private List<@Nullable Object> array() {
        List<@Nullable Object> elements = new ArrayList<>();
        skipSpace();
        if (took(']')) {
            return elements;
        }
        do {
            elements.add(value());
            skipSpace();
        } while (took(','));
        take(']');
        return elements;
    }

    private String string() {
        take('"');
        StringBuilder out = new StringBuilder();
        while (!took('"')) {
            char c = next();
            if (c < 0x20) {
                throw malformed("a control character in a string");
            }
            out.append(c == '\\' ? escaped() : c);
        }
        return out.toString();
    }

    private char escaped() {
        char c = next();
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> (char) (hexDigit() << 12 | hexDigit() << 8 | hexDigit() << 4 | hexDigit());
            default -> throw malformed("an unknown escape");
        };
    }

    private int hexDigit() {
        char c = next();
        // Character.digit alone would also take the digits of other scripts.
        int digit = c < 0x80 ? Character.digit(c, 16) : -1;
        if (digit < 0) {
            throw malformed("a \\u escape without four hexadecimal digits");
        }
        return digit;
    }

    private Object number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw malformed("no JSON value");
        }
        at = number.end();
        String digits = number.group();
        boolean integer = number.group(1) == null && number.group(2) == null;
        if (integer && digits.length() <= MAX_INTEGER_DIGITS) {
            long value = Long.parseLong(digits);
            if (Math.abs(value) <= CanonicalJson.MAX_SAFE_INTEGER) {
                return value;
            }
        }
        double value = Double.parseDouble(digits);
        if (Double.isInfinite(value)) {
            throw malformed("a number too large");
        }
        return value;
    }

    private @Nullable Object word(String word, @Nullable Object value) {
        if (!text.startsWith(word, at)) {
            throw malformed("no JSON value");
        }
        at += word.length();
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private char peek() {
        if (at == text.length()) {
            throw malformed("the text ends too early");
        }
        return text.charAt(at);
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private boolean took(char expected) {
        if (peek() != expected) {
            return false;
        }
        at++;
        return true;
    }

    private void take(char expected) {
        if (!took(expected)) {
            throw malformed("'" + expected + "' is missing");
        }
    }

    private MalformedException malformed(String why) {
        return new MalformedException("Not JSON at character " + at + ": " + why);
    }
}
