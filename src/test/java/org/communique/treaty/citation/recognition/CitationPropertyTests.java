package org.communique.treaty.citation.recognition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.treaty.citation.Citation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CitationPropertyTests {

    private static final int RUNS = LongRun.either(500, 5_000);
    private static final int LONG_TEXT = LongRun.either(200_000, 1_000_000);

    private static final List<String> PIECES = List.of(
            "article",
            "articles",
            "Art.",
            "ARTICLE",
            "24",
            "6",
            "30",
            "99",
            "2024",
            "٢٤",
            "۲۴",
            "2４",
            "0",
            "paragraph",
            "para.",
            "§",
            "(",
            ")",
            "(b)",
            "b)",
            ",",
            ".",
            ";",
            ":",
            "-",
            "–",
            "/",
            "[",
            "]",
            "'",
            "’",
            "and",
            "to",
            "of",
            "the",
            "Convention",
            "Charter",
            "ICCPR",
            "against",
            "Cybercrime",
            "respectively",
            "bis",
            "May",
            "pages",
            "l’article",
            "paragraphe",
            "alinéa",
            "premier",
            "à",
            "et",
            "artículo",
            "párrafo",
            "del",
            "y",
            "artigo",
            "n.º 2",
            "no 24(2)(c)",
            "that article",
            "draft of June 2023",
            "in the draft,",
            "twenty",
            "fourth",
            "arti-\ncle",
            "该条第2款",
            "公约24条",
            "статьи",
            "пункт",
            "Конвенции",
            "с",
            "по",
            "и",
            "المادة",
            "والمادتان",
            "الفقرة",
            "من",
            "و",
            "الثالثة",
            "عشرة",
            "إلى",
            "الاتفاقية",
            "第",
            "条",
            "款",
            "项",
            "二十四",
            "百",
            "至",
            "和",
            "《公约》",
            "《",
            "》",
            "公约",
            "¹",
            "\u200f",
            "\u2067",
            "\u00ad",
            "\u0640",
            "\u0301",
            "\u00a0",
            "\n",
            "\n\n",
            "\ud800",
            "😀",
            "https://a.example/article/24",
            "www.",
            "www",
            "x".repeat(50));

    @Test
    void readsAnyTextAndPlacesCitationsWithinItInOrder() {
        var random = new Random(RandomSeed.of(getClass()));
        for (int run = 0; run < RUNS; run++) {
            var text = text(random, 1 + random.nextInt(30));
            int behind = 0;
            for (var citation : CitationRecogniser.citations(text)) {
                assertThat(citation.from()).as(text).isGreaterThanOrEqualTo(behind);
                assertThat(citation.to())
                        .as(text)
                        .isGreaterThan(citation.from())
                        .isLessThanOrEqualTo(text.length());
                assertThat(citation.first()).as(text).isLessThanOrEqualTo(citation.last());
                behind = citation.to();
            }
        }
    }

    @Test
    void findsTheSameWhateverSpaceIsAround() {
        var random = new Random(RandomSeed.of(getClass()));
        for (int run = 0; run < RUNS; run++) {
            var text = text(random, 1 + random.nextInt(20));
            var moved = CitationRecogniser.citations("  \t " + text + " \u00a0 ").stream()
                    .map(citation -> moved(citation, -4))
                    .toList();

            assertThat(moved).as(text).isEqualTo(CitationRecogniser.citations(text));
        }
    }

    private static Citation moved(Citation citation, int by) {
        return new Citation(
                citation.from() + by,
                citation.to() + by,
                citation.first(),
                citation.last(),
                citation.paragraphs(),
                citation.subparagraphs(),
                citation.certainty(),
                citation.other());
    }

    private static String text(Random random, int pieces) {
        var text = new StringBuilder();
        for (int i = 0; i < pieces; i++) {
            text.append(PIECES.get(random.nextInt(PIECES.size()))).append(random.nextInt(3) == 0 ? "" : " ");
        }
        return text.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "article ",
                "article 24 ",
                "articles 24, ",
                "paragraph 2 of ",
                "paragraphs 1, 2, ",
                "24 ",
                "1",
                "a",
                "(",
                "(b)",
                "article 24 (",
                "Convention of the ",
                "Convention against ",
                "Charter of the United Nations ",
                "ICCPR, ",
                "의 第二",
                "第二十四条、",
                "公约",
                "第一、",
                "المادة و",
                "و",
                "\u0640",
                "\u0301",
                "\n\n",
                "://",
                "www.",
                "ст. ",
                "пункт 2 ",
                "§",
                "1-",
                "article 1-2 of the ",
                "no 24 ",
                "twenty ",
                "draft of June 2023 ",
                "in the draft, says article 24 ",
                "24(2)(c) ",
                "articles 1, 2, paragraph 2 of that article ",
                "该条第2款",
                "a-\n",
                "a/ac.",
                "Law No. 1-1"
            })
    @Timeout(40)
    void readsManyHostileCharactersInASecondOrTwo(String piece) {
        var text = piece.repeat(LONG_TEXT / piece.length());

        var citations = CitationRecogniser.citations(text);

        assertThat(citations).hasSizeLessThanOrEqualTo(CitationRecogniser.MOST);
    }
}
