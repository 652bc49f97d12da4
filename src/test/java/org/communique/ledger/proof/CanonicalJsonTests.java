package org.communique.ledger.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = ' ',
            value = {
                "0000000000000000 0",
                "8000000000000000 0",
                "0000000000000001 5e-324",
                "8000000000000001 -5e-324",
                "7fefffffffffffff 1.7976931348623157e+308",
                "ffefffffffffffff -1.7976931348623157e+308",
                "4340000000000000 9007199254740992",
                "c340000000000000 -9007199254740992",
                "4430000000000000 295147905179352830000",
                "44b52d02c7e14af5 9.999999999999997e+22",
                "44b52d02c7e14af6 1e+23",
                "44b52d02c7e14af7 1.0000000000000001e+23",
                "444b1ae4d6e2ef4e 999999999999999700000",
                "444b1ae4d6e2ef4f 999999999999999900000",
                "444b1ae4d6e2ef50 1e+21",
                "3eb0c6f7a0b5ed8c 9.999999999999997e-7",
                "3eb0c6f7a0b5ed8d 0.000001",
                "41b3de4355555553 333333333.3333332",
                "41b3de4355555554 333333333.33333325",
                "41b3de4355555555 333333333.3333333",
                "41b3de4355555556 333333333.3333334",
                "41b3de4355555557 333333333.33333343",
                "becbf647612f3696 -0.0000033333333333333333",
                "43143ff3c1cb0959 1424953923781206.2"
            })
    void printsNumbersAsAppendixBOfRfc8785(String bits, String expected) {
        assertThat(CanonicalJson.write(Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16))))
                .isEqualTo(expected);
    }

    @Test
    void printsEveryDoubleSoThatItReadsBackAsTheSame() {
        Random random = new Random(8785);
        for (int i = 0; i < 200_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(CanonicalJson.write(value))).isEqualTo(value + 0.0);
            }
        }
    }

    @Test
    void refusesWhatJsonCannotCarry() {
        for (Object value : new Object[] {
            Double.NaN, Double.POSITIVE_INFINITY, 1L << 53, Long.MIN_VALUE, "\ud800", "\udc00x", 'c', Map.of(1, 2)
        }) {
            assertThatIllegalArgumentException().isThrownBy(() -> CanonicalJson.write(value));
        }
    }

    @Test
    void ordersAndEscapesAsTheExampleOfRfc8785() {
        Map<String, Object> value = Map.of(
                "numbers", List.of(333333333.33333329, 1e30, 4.5, 2e-3, 0.000000000000000000000000001),
                "string", "\u20ac$\u000f\nA'B\"\\\\\"/",
                "literals", Arrays.asList(null, true, false));
        assertThat(CanonicalJson.write(value))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"\u20ac$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    @Test
    void sortsNamesByUtf16CodeUnits() {
        Map<String, Object> value = Map.of(
                "\u20ac", "Euro Sign",
                "\r", "Carriage Return",
                "\ufb33", "Hebrew Letter Dalet With Dagesh",
                "1", "One",
                "\ud83d\ude00", "Emoji: Grinning Face",
                "\u0080", "Control",
                "\u00f6", "Latin Small Letter O With Diaeresis");
        assertThat(CanonicalJson.write(value))
                .isEqualTo("{\"\\r\":\"Carriage Return\",\"1\":\"One\",\"\u0080\":\"Control\","
                        + "\"\u00f6\":\"Latin Small Letter O With Diaeresis\",\"\u20ac\":\"Euro Sign\","
                        + "\"\ud83d\ude00\":\"Emoji: Grinning Face\","
                        + "\"\ufb33\":\"Hebrew Letter Dalet With Dagesh\"}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":[1,-2,0.5,\"x\\\"\\\\\\n\\u0000\",null,true,false,{}],\"b\":{}}",
                "[]",
                "\"\ud83d\ude00\"",
                "9007199254740991",
                "1e+21"
            })
    void readsBackWhatItWrote(String canonical) {
        assertThat(CanonicalJson.write(CanonicalJson.read(canonical))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "[1",
                "[1,]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":1}",
                "{\"a\" :1}",
                "[1, 2]",
                "{\"b\":1,\"a\":1}",
                "01",
                "-0",
                "1.0",
                "1e2",
                "+1",
                ".5",
                "1.",
                "1E400",
                "1e400",
                "9007199254740993",
                "tru",
                "nul",
                "null x",
                "\"\\/\"",
                "\"\\u0041\"",
                "\"\\ud800\"",
                "\"\\u000A\"",
                "\"\t\"",
                "\"\\x\"",
                "\"\\u00g0\"",
                "\"a",
                "\ufeff[]",
                "NaN",
                "'a'",
                "{1:2}",
                "[1]]",
                "\"\\u\uff11\uff11\uff11\uff11\""
            })
    void refusesAnyOtherSpelling(String text) {
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> CanonicalJson.read(text));
    }

    @Test
    void refusesDeepNestingBeforeItHurts() {
        String deep = "[".repeat(1_000_000);
        assertThatExceptionOfType(MalformedException.class).isThrownBy(() -> CanonicalJson.read(deep));
        assertThat(CanonicalJson.read("[".repeat(32) + "]".repeat(32))).isNotNull();
        assertThatExceptionOfType(MalformedException.class)
                .isThrownBy(() -> CanonicalJson.read("[".repeat(33) + "]".repeat(33)));
    }
}
