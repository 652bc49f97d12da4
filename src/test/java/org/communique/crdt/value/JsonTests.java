package org.communique.crdt.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.communique.crdt.codec.MalformedUpdateException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTests {

    /** What Node prints for the same number. */
    @ParameterizedTest
    @CsvSource({
        "4.9E-324, 5e-324",
        "-4.9E-324, -5e-324",
        "9.9E-324, 1e-323",
        "2.0E-323, 2e-323",
        "12, 12",
        "-0.0, 0",
        "1.5, 1.5",
        "1.0E21, 1e+21",
        "1.0E-7, 1e-7",
        "9007199254740993, 9007199254740992",
        "NaN, null",
        "-Infinity, null"
    })
    void printsNumbersAsJavaScriptDoes(double number, String expected) {
        assertThat(Json.stringify(number)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"\\u\uff10\uff10\uff14\uff11\"",
                "\"\\u\u0660\u0660\u0664\u0661\"",
                "\"\\u004\"",
                "\"\\u004g\"",
                "\uff11",
                "",
                " ",
                "[1,]",
                "{\"a\":1,}",
                "{a:1}",
                "01",
                "1.",
                "+1",
                "NaN",
                "tru",
                "[1]]",
                "[",
                "\"a",
                "\"\n\"",
                "\"\\x\"",
                "\ufeff[]"
            })
    void refusesWhatJavaScriptRefuses(String text) {
        assertThatExceptionOfType(MalformedUpdateException.class).isThrownBy(() -> Json.parse(text));
    }

    @Test
    void readsWhatJavaScriptReads() {
        assertThat(Json.parse(" {\"b\" : [1, -0.5e1, 1e400, true, null], \"2\":{}, \"a\":\"x\", \"1\":[],"
                        + " \"a\":\"\\ud800\\u00e9\\/\"}\n"))
                .isEqualTo(map(
                        "1", List.of(),
                        "2", Map.of(),
                        "b", Arrays.asList(1L, -5L, Double.POSITIVE_INFINITY, true, null),
                        "a", "\ud800\u00e9/"));
        assertThat(String.valueOf(Json.parse("{\"b\":1,\"2\":2,\"a\":3,\"1\":4,\"b\":5}")))
                .isEqualTo("{1=4, 2=2, b=5, a=3}");
        assertThat(Json.parse("-0")).isEqualTo(-0.0);
        assertThat(Json.parse("9007199254740991")).isEqualTo(9007199254740991L);
        assertThat(Json.parse("9007199254740992")).isEqualTo(9007199254740992.0);
    }

    @Test
    void writesWhatJavaScriptWrites() {
        var value = map(
                "b",
                Arrays.asList(1, 2.5f, Undefined.UNDEFINED, null),
                "u",
                Undefined.UNDEFINED,
                "bytes",
                new byte[] {0, -1},
                "none",
                new byte[0],
                "text",
                "\"\\\b\f\n\r\t\u0001/\u007f\u2028",
                "halves",
                "\ud800 \udc00\ud83d\ude80\ud83d",
                "big",
                new BigInteger("12345678901234567890"),
                "a",
                map());

        assertThat(Json.stringify(value))
                .isEqualTo("{\"b\":[1,2.5,null,null],\"bytes\":{\"0\":0,\"1\":255},\"none\":{},"
                        + "\"text\":\"\\\"\\\\\\b\\f\\n\\r\\t\\u0001/\u007f\u2028\","
                        + "\"halves\":\"\\ud800 \\udc00\ud83d\ude80\\ud83d\","
                        + "\"big\":12345678901234567000,\"a\":{}}");
        assertThat(Json.stringify(Undefined.UNDEFINED)).isEqualTo("null");
    }

    @Test
    void readsAndWritesAnyDepth() {
        var deep = "[".repeat(200_000) + "{\"a\":".repeat(200_000) + "1" + "}".repeat(200_000) + "]".repeat(200_000);

        assertThat(Json.stringify(Json.parse(deep))).isEqualTo(deep);
    }

    private static Map<String, @Nullable Object> map(@Nullable Object... namesAndValues) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}
