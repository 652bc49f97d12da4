package org.communique.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Collectors;
import org.communique.RandomSeed;
import org.communique.search.SearchHit.Part;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTests {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "safeguards | The Safeguards of article 15",
                "safeg artic | The Safeguards of article 15",
                "article 15 | The Safeguards of article 15",
                "étatique | Surveillance etatique",
                "etatique | Surveillance ÉTATIQUE",
                "niñas | Las NINAS y los niños",
                "права | О ПРАВАХ человека: права",
                "граждан | гражданского общества",
                "اتفاقية | نص الاتفاقية كما اعتُمد",
                "الاتفاقية | اتفاقية الأمم المتحدة",
                "الامم | اتفاقية الأمم المتحدة",
                "人权 | 联合国保护人权公约",
                "人 | 联合国保护人权公约",
                "ネット犯罪 | 国際ネット犯罪条約",
                "สิทธิ | สิทธิของประชาชน",
                "article | à l’article 15",
                "l'Etat | De l’État de droit",
                "A/RES/79/243 | Adopted as A/RES/79/243.",
                "٣٥ | article 35",
            })
    void findsWordsAsPeopleWriteThem(String typed, String text) {
        assertThat(SearchWords.of(typed).areIn(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "article 5 | The Safeguards of article 55",
                "guards | The Safeguards of article 15",
                "权人 | 联合国保护人权公约",
                "safeguards missing | The Safeguards of article 15",
                "s* | A word with a star",
                "art?cle | The article",
            })
    void findsNothingElse(String typed, String text) {
        assertThat(SearchWords.of(typed).areIn(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "   ", "***", "\u0000\u0007", "\ud800", "( ) ~ ^ \\", "\u200f\u202e"})
    void hasNoWordsInWhatHasNone(String typed) {
        assertThat(SearchWords.of(typed).isEmpty()).isTrue();
        assertThat(SearchWords.of(typed).areIn("any text")).isFalse();
    }

    @Test
    void takesTheBeginningOfWhatIsTooLong() {
        for (var typed : new String[] {
            "a".repeat(10_000), "a ".repeat(5_000), "人".repeat(10_000), "\ufdfa".repeat(10_000), "a\u0301".repeat(9_999)
        }) {
            var words = SearchWords.of(typed);
            assertThat(words.typed()).hasSizeLessThanOrEqualTo(200);
            assertThat(words.query("heading", "text").toString()).hasSizeLessThan(20_000);
        }
    }

    @Test
    void showsTheWordsWithSomeAroundThem() {
        var text = "Lorem ipsum dolor sit amet. ".repeat(50) + "Here the secret is told. " + "Lorem ipsum. ".repeat(50);
        var parts = SearchWords.of("secr").excerpt(text);
        assertThat(parts).extracting(Part::text).contains("secret");
        assertThat(parts.stream().filter(Part::found)).hasSize(1);
        assertThat(parts.stream().map(Part::text).collect(Collectors.joining()))
                .startsWith("… ")
                .endsWith(" …")
                .contains("Here the secret is told.")
                .hasSizeLessThan(300);
    }

    @Test
    void showsExcerptsOfAnyText() {
        var random = new Random(RandomSeed.of(SearchWordsTests.class));
        for (int i = 0; i < 2_000; i++) {
            var text = random(random, 3_000);
            int from = random.nextInt(text.length());
            var typed = text.substring(from, Math.min(text.length(), from + random.nextInt(60)));
            var parts = SearchWords.of(typed).excerpt(text);
            var shown = parts.stream().map(Part::text).collect(Collectors.joining());
            assertThat(text).contains(shown.replaceFirst("^… ", "").replaceFirst(" …$", ""));
            assertThat(shown.codePoints().filter(c -> c >= 0xd800 && c < 0xe000))
                    .isEmpty();
        }
    }

    /** Pairs of surrogates, combining marks, right-to-left letters, words without end. */
    private static String random(Random random, int most) {
        var text = new StringBuilder();
        int length = 1 + random.nextInt(most);
        while (text.length() < length) {
            switch (random.nextInt(8)) {
                case 0, 1 -> text.append(' ');
                case 2 -> text.appendCodePoint(0x1f600 + random.nextInt(60));
                case 3 -> text.append((char) (0x300 + random.nextInt(60)));
                case 4 -> text.append((char) (0x621 + random.nextInt(30)));
                case 5 -> text.append((char) (0x4e00 + random.nextInt(200)));
                default -> text.append((char) ('a' + random.nextInt(26)));
            }
        }
        return text.toString();
    }

    @Test
    void dividesTextsOfAnyLength() {
        for (var text : new String[] {"word ".repeat(5_000), "x".repeat(9_999), "\ud83d\ude00".repeat(3_000), ""}) {
            var parts = SearchEntry.parts(text);
            assertThat(String.join("", parts)).isEqualTo(text);
            assertThat(parts).allSatisfy(part -> assertThat(part).hasSizeLessThanOrEqualTo(2_000));
        }
    }
}
