package org.communique.statement;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagTextTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "legal|legal",
                "  Human   rights |Human rights",
                "droit d'asile|droit d’asile",
                "re\u0301fugie\u0301s|réfugiés",
                "A/HRC/48, (annex) no. 3|A/HRC/48, (annex) no. 3",
                "حقوق الإنسان|حقوق الإنسان",
                "می\u200Cخواهم|می\u200Cخواهم",
                "हिन्दी|हिन्दी",
                "leg\u202Aal\u200B|legal",
            })
    void isOneLineInNormalForm(String typed, String kept) {
        assertThat(TagText.of(typed)).contains(kept);
        assertThat(TagText.of(kept)).contains(kept);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " \t\n",
                "\u200B\u2066",
                "lega\u202El",
                "<b>",
                "a\"b",
                "a\\b",
                "${a}",
                "#{a}",
                "a|b",
                "\uE000",
                "\uD800",
                "\uFFFF",
                "a?b",
                "12345678901234567890123456789012345678901",
            })
    void refusesWhatAConditionCouldNotName(String typed) {
        assertThat(TagText.of(typed)).isEmpty();
    }

    @Test
    void refusesALongOneAtOnce() {
        assertThat(TagText.of("a".repeat(10_000_000))).isEmpty();
        assertThat(TagText.of("a".repeat(40))).isPresent();
    }

    @ParameterizedTest
    @CsvSource({"Legal,legal", "GDPR,gdpr", "Straße,STRASSE", "ÉTÉ,été", "ｌｅｇａｌ,legal", "ΛΌΓΟΣ,λόγος"})
    void meansTheSameInAnyCase(String one, String other) {
        assertThat(TagText.key(one)).isEqualTo(TagText.key(other));
        assertThat(TagText.key(TagText.key(one))).isEqualTo(TagText.key(one));
    }
}
