package org.communique.treaty.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SeededRegisterTests {

    @Test
    void hasNineChaptersAndSixtyEightArticlesThatAreAllToBeChecked() {
        var edition = SeededRegister.EDITION;

        assertThat(edition.chapters()).hasSize(9);
        assertThat(edition.articles().stream().map(Article::number))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 68).mapToObj(ArticleNumber::of).toList());
        assertThat(edition.articles()).allMatch(Article::isToBeChecked).allSatisfy(article -> {
            assertThat(article.title()).isNotBlank();
            assertThat(article.topics()).isNotEmpty();
            assertThat(article.summary().length()).isLessThanOrEqualTo(Article.LONGEST_SUMMARY);
        });
    }

    /** A published data set has them as 5 and 22. */
    @Test
    void numbersHumanRightsSixAndSafeguardsTwentyFour() {
        assertThat(SeededRegister.EDITION.article(ArticleNumber.of(6)))
                .hasValueSatisfying(article -> assertThat(article.topics()).contains(Topic.HUMAN_RIGHTS));
        assertThat(SeededRegister.EDITION.article(ArticleNumber.of(24)))
                .hasValueSatisfying(article -> assertThat(article.title()).isEqualTo("Conditions and safeguards"));
    }
}
