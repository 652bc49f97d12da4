package org.communique.treaty.citation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.communique.treaty.citation.Citation.Certainty;
import org.communique.treaty.citation.PassageExcerpt.Part;
import org.communique.treaty.instrument.ArticleNumber;
import org.junit.jupiter.api.Test;

class PassageExcerptTest {

    private static final String FAR = "word ".repeat(200);

    @Test
    void marksAllCitationsInThePassageThatIsThereOnce() {
        assertThat(excerpt("See article 1, and article 2.", "article 1", "article 2"))
                .containsExactly(
                        new Part("See ", false),
                        new Part("article 1", true),
                        new Part(", and ", false),
                        new Part("article 2", true),
                        new Part(".", false));
    }

    @Test
    void leavesOutOnceWhatIsFarFromEachCitation() {
        var shown = Stream.of(excerpt(FAR + "article 1 " + FAR + "article 2 " + FAR, "article 1", "article 2")
                        .toArray(Part[]::new))
                .map(Part::words)
                .reduce("", String::concat);
        assertThat(shown)
                .startsWith("…word")
                .endsWith("word…")
                .containsPattern("article 1 (word )*word…word (word )*article 2");
        assertThat(shown.chars().filter(letter -> letter == '…')).hasSize(3);
    }

    private static List<Part> excerpt(String passage, String... cited) {
        return PassageExcerpt.of(Stream.of(cited)
                        .map(words -> CitedPlace.of("p1", passage, citation(passage.indexOf(words), words)))
                        .toList())
                .parts();
    }

    private static Citation citation(int from, String words) {
        var number = ArticleNumber.of(1);
        return new Citation(from, from + words.length(), number, number, List.of(), List.of(), Certainty.NAMED, "");
    }
}
