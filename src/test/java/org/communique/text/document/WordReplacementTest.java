package org.communique.text.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordReplacementTest {

    @ParameterizedTest
    @CsvSource({
        "Niger, Nigeria, Niger and Nigeria, Nigeria and Nigeria",
        "Niger, Nigeria, Nigeria, Nigeria",
        "Guinea, Guinea-Bissau, Guinea or (Guinea), Guinea-Bissau or (Guinea-Bissau)",
        "aa, b, aa aaa aa, b aaa b",
        "a, aa, a a, aa aa",
        "79/234, 79/243, 79/2345 is not 79/234., 79/2345 is not 79/243.",
        "e, x, é e, é x",
        "的国家, 的各国, 所有的国家都, 所有的各国都",
        "النيجر, نيجيريا, والنيجر النيجر, والنيجر نيجيريا",
        "a very, a, a very good text, a good text",
    })
    void replacesWholeWords(String from, String to, String before, String after) {
        assertThat(new WordReplacement(from, to).in(before)).isEqualTo(after);
    }

    @Test
    void replacesWordsWhereverTheyStandAndKeepsFormats() {
        var text = """
            # For Niger

            1. *Niger* and [Niger](https://example.org/Niger)
            2. **Ni**ger

            > Niger[^1]

            | Niger |
            | --- |
            | of Niger |

            [^1]: Niger.
            """;

        var replaced = CanonicalText.of(new WordReplacement("Niger", "Mali").in(CanonicalText.read(text)));

        assertThat(replaced)
                .isEqualTo(CanonicalText.of(CanonicalText.read(
                        text.replace("Niger", "Mali").replace("example.org/Mali", "example.org/Niger"))));
    }
}
