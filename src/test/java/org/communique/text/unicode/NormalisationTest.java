package org.communique.text.unicode;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalisationTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "e\u0301",
                "\uFB01n ①",
                "\uFF76\uFF9E\u0315",
                "a\u0315\uFF9E\u0300\uFF9F",
                "\u0E33\u0E48",
                "한글"
            })
    void isThatOfTheNormalizer(String text) {
        assertThat(Normalisation.nfc(text)).isEqualTo(Normalizer.normalize(text, Form.NFC));
        assertThat(Normalisation.nfkc(text)).isEqualTo(Normalizer.normalize(text, Form.NFKC));
        assertThat(Normalisation.nfkd(text)).isEqualTo(Normalizer.normalize(text, Form.NFKD));
        assertThat(Normalisation.isNfc(text)).isEqualTo(Normalizer.isNormalized(text, Form.NFC));
    }

    @Test
    void isThatOfTheNormalizerForLongRunsOfMarks() {
        for (var pair : new String[] {"\u0315\u0300", "\u0315\uFF9E", "\u0345\u3099"}) {
            var text = "a" + pair.repeat(100);
            assertThat(Normalisation.nfc(text)).isEqualTo(Normalizer.normalize(text, Form.NFC));
            assertThat(Normalisation.nfkc(text)).isEqualTo(Normalizer.normalize(text, Form.NFKC));
            assertThat(Normalisation.nfkd(text)).isEqualTo(Normalizer.normalize(text, Form.NFKD));
        }
    }
}
