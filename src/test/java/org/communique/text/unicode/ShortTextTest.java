package org.communique.text.unicode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.communique.text.unicode.ShortText.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShortTextTest {

    @Test
    void leavesOutWhatCannotBeSeen() {
        assertThat(ShortText.line(
                        " A\u00ADda\u202C\u200F\u3164\u115F \u2800\u00a0 Love\uDB40\uDC41lace\t\u0007\n", 100))
                .isEqualTo("Ada Lovelace");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u2066", "\u2067", "\u2068", "\u2069", "\u202A", "\u202B", "\u202C", "\u200E", "\u200F", "\u061C"
            })
    void leavesOutWhatTurnsTheDirection(String control) {
        assertThat(ShortText.line("Amina " + control + "Odhiambo", 100)).isEqualTo("Amina Odhiambo");
        assertThat(ShortText.lines(control + "one\ntwo" + control, 100)).isEqualTo("one\ntwo");
    }

    @Test
    void keepsTheJoinersOfPersian() {
        assertThat(ShortText.line("می\u200Cخواهم", 100)).isEqualTo("می\u200Cخواهم");
    }

    @Test
    void keepsTheLinesOfLines() {
        assertThat(ShortText.lines("\r\none\u200B \r\n\r\ntwo\u00a0!\u2028three\n ", 100))
                .isEqualTo("one\n\ntwo\u00a0! three");
    }

    @Test
    void composesLettersAndTheirMarks() {
        assertThat(ShortText.line("Universite\u0301", 100)).isEqualTo("Université");
    }

    @ParameterizedTest
    @CsvSource({
        "\uFFFF, U+FFFF",
        "\uFFFE, U+FFFE",
        "\uFDD0, U+FDD0",
        "\uE000, U+E000",
        "\uDBFF\uDFFD, U+10FFFD",
        "\uD83F\uDFFE, U+1FFFE",
        "\u0378, U+0378",
        "\u202E, U+202E"
    })
    void namesTheCharacterThatItRefuses(String character, String codePoint) {
        var typed = "bad " + character + "!";

        assertThat(ShortText.problem(ShortText.line(typed, 100), 100))
                .contains(new Problem.Unusable(character.codePointAt(0)));
        assertThat(ShortText.unusable("good", typed)).isEqualTo(codePoint);
        assertThatThrownBy(() -> ShortText.checkedLines(typed, 100)).isInstanceOf(ShortTextException.class);
    }

    @Test
    void refusesHalvesOfSurrogatePairs() {
        assertThat(ShortText.unusable("half \uD83D here")).isEqualTo("U+D83D");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\u00a0", "\u2800", "\u3164\u115F", "\u200B\u2060", "\n\n", "\t\u3000"})
    void takesWhatShowsNothingForEmpty(String typed) {
        assertThat(ShortText.problem(ShortText.line(typed, 100), 100)).contains(new Problem.Empty());
        assertThat(ShortText.optionalLines(typed, 100)).isEmpty();
    }

    @Test
    void looksAtTheLengthFirst() {
        var typed = "\uFFFF" + "a\u0315\u0300".repeat(100_000);

        assertThat(ShortText.line(typed, 100)).isSameAs(typed);
        assertThat(ShortText.problem(typed, 100)).contains(new Problem.TooLong(100));
    }

    @Test
    void cleansWhatItCleanedToTheSame() {
        for (var typed : new String[] {"  a\u200D b ", "e\u0301\u200Ce", "x\u2028y", "\u0301a", "☂\uFE0F\uFE0F"}) {
            assertThat(ShortText.line(ShortText.line(typed, 100), 100)).isEqualTo(ShortText.line(typed, 100));
            assertThat(ShortText.lines(ShortText.lines(typed, 100), 100)).isEqualTo(ShortText.lines(typed, 100));
        }
    }
}
