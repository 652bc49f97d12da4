package org.communique.language;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.communique.language.PassageWarning.Kind;
import org.communique.language.alignment.Alignment;
import org.communique.language.alignment.Passage;
import org.communique.text.document.TextLimits;
import org.communique.text.leaf.BlockId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PassageWarningTests {

    private static List<PassageWarning> warnings(String source, String target) {
        var row = Alignment.inOrder(
                        List.of(new Passage(new BlockId("s"), source)), List.of(new Passage(new BlockId("t"), target)))
                .rows()
                .getFirst();
        return PassageWarning.of(row);
    }

    @Test
    void numbersAreTheSameWhateverTheirScriptAndSeparators() {
        assertThat(warnings("Article 24 of 2024, 1,500 people.", "المادة ٢٤ لسنة ٢٠٢٤، ١٬٥٠٠ شخص."))
                .isEmpty();
        assertThat(warnings("2.5 percent in 30 days", "2,5 pour cent en 30 jours"))
                .isEmpty();
        assertThat(warnings("Articles 29 and 30", "Articles 29 et 31"))
                .containsExactly(new PassageWarning(Kind.NUMBERS, List.of("30"), List.of("31")));
        assertThat(warnings("14 days, then 14 more", "14 jours"))
                .containsExactly(new PassageWarning(Kind.NUMBERS, List.of("14"), List.of()));
    }

    @Test
    void linksAndFootnotesAreExpectedInBoth() {
        assertThat(warnings("See [here](https://un.example/24).[^1]\n\n[^1]: Page 9.", "Voir là."))
                .extracting(PassageWarning::kind)
                .containsExactly(Kind.NUMBERS, Kind.LINKS, Kind.FOOTNOTES);
        assertThat(warnings(
                        "See [here](https://un.example/24).[^1]\n\n[^1]: Page 9.",
                        "Voir [là](https://un.example/24).[^1]\n\n[^1]: Page 9."))
                .isEmpty();
    }

    @Test
    void aTranslationIsNotTenTimesAsLong() {
        var sentence = "Courts decide within weeks, and they give reasons for what they decide, in writing.";
        assertThat(warnings(sentence, "Ja.")).extracting(PassageWarning::kind).containsExactly(Kind.LENGTH);
        assertThat(warnings(sentence, "法院在数周内以书面形式作出附有理由的裁决。")).isEmpty();
        assertThat(warnings("Yes.", "Oui, absolument.")).isEmpty();
    }

    /** A member may write all of a text in one passage. */
    @ParameterizedTest
    @ValueSource(strings = {"1.22.", "](", "](x ", "[^1", "7 "})
    void whatIsWrittenToBeSlowIsNot(String part) {
        var source = part.repeat(TextLimits.CHARACTERS / part.length());
        var target = source.substring(part.length());
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> warnings(source, target));
    }

    @Test
    void aHundredThousandNumbersAreCompared() {
        var source =
                IntStream.range(100_000, 300_000).mapToObj(Integer::toString).collect(joining(" "));
        var target =
                IntStream.range(300_000, 500_000).mapToObj(Integer::toString).collect(joining(" "));
        assertThat(assertTimeoutPreemptively(Duration.ofSeconds(20), () -> warnings(source, target)))
                .singleElement()
                .satisfies(warning -> assertThat(warning.missing()).hasSize(200_000));
    }

    @Test
    void nothingIsExpectedOfWhatIsNotTranslated() {
        assertThat(warnings("Article 24", "")).isEmpty();
    }
}
