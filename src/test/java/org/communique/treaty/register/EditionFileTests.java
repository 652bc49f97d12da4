package org.communique.treaty.register;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.communique.coalition.directory.MemberId;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.ArticleCheck;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.Chapter;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.EditionKind;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.register.EditionFile.Articles;
import org.communique.treaty.register.EditionFile.Unreadable;
import org.communique.treaty.register.EditionPreview.Effect;
import org.communique.treaty.register.EditionPreview.Fault;
import org.junit.jupiter.api.Test;

class EditionFileTests {

    private static final ArticleCheck CHECK =
            new ArticleCheck(MemberId.random(), Instant.parse("2026-11-28T10:00:00Z"));

    @Test
    void readsTitlesBesideAndBelowTheHeadingsOfMarkdown() {
        var articles = articles("text.md", """
            The preamble is not an article.

            # Chapter IV
            **Procedural measures**

            ## Article 23. Scope of procedural measures
            1. Words.
            2. More words,
               which count as 3. but do not begin a line.

            ### Article 24
            *Conditions and safeguards*

            1. First.
            2. Second.
            4. Not the third.

            ## Article 24 bis — Another
            """);

        assertThat(articles.stream().map(ReadArticle::title))
                .containsExactly("Scope of procedural measures", "Conditions and safeguards", "Another");
        assertThat(articles.stream().map(article -> article.number().value())).containsExactly("23", "24", "24-bis");
        assertThat(articles.stream().map(ReadArticle::paragraphs)).containsExactly(2, 2, 0);
        assertThat(articles.getFirst().chapter()).isEqualTo("IV");
        assertThat(articles.getFirst().chapterTitle()).isEqualTo("Procedural measures");
    }

    @Test
    void readsHeadingsWithEmphasisAndSpacesThatDoNotBreakAndEndsTheTextAtAnAnnex() {
        var articles = articles("text.md", """
            ## **Article\u00a067. Withdrawal**
            1. Words.
            ### A heading within
            2. More.
            ## Article 68
            ## Depositary
            1. The last.
            ## Annex
            1. Not of an article.
            """);

        assertThat(articles.stream().map(ReadArticle::title)).containsExactly("Withdrawal", "Depositary");
        assertThat(articles.getFirst().text()).contains("2. More.");
        assertThat(articles.getLast().text()).isEqualTo("1. The last.");
    }

    @Test
    void namesTheLineOfAHeadingOfAnArticleThatItCannotRead() {
        assertThat(fault("text.md", "# Article 1. A\n\n# Article 2 Without a stop"))
                .isEqualTo(new Unreadable(Fault.NO_NUMBER, 3));
        assertThat(fault("text.md", "# Articles 3 and 4. A")).isEqualTo(new Unreadable(Fault.NO_NUMBER, 1));
    }

    @Test
    void readsTablesWhateverTheirSeparator() {
        var articles = articles(
                "text.csv", "Number;Title;Text;Chapter;Chapter title\n1;Purpose;\"1. A; b\n2. C\";I;General\n");

        assertThat(articles).hasSize(1).first().satisfies(article -> {
            assertThat(article.text()).isEqualTo("1. A; b\n2. C");
            assertThat(article.chapterTitle()).isEqualTo("General");
        });
    }

    @Test
    void refusesWhatCannotBeAnEdition() {
        assertThat(fault("text.md", "No heading at all")).isEqualTo(new Unreadable(Fault.NO_ARTICLES, 0));
        assertThat(fault("text.md", "# Article 24\nTitle\n# Article xyz\nTitle"))
                .isEqualTo(new Unreadable(Fault.NO_NUMBER, 3));
        assertThat(fault("text.csv", "number,title\n1,a")).isEqualTo(new Unreadable(Fault.COLUMNS_MISSING, 0));
        assertThat(fault("text.csv", "number,title,text\none,a,b")).isInstanceOf(Unreadable.class);
        assertThat(EditionFile.read("text.md", new byte[] {(byte) 0xff, (byte) 0xfe, 0x00}))
                .isEqualTo(new Unreadable(Fault.NOT_UTF8, 0));
        assertThat(EditionFile.read("text.md", new byte[3_000_000])).isEqualTo(new Unreadable(Fault.TOO_LARGE, 0));
    }

    @Test
    void refusesANumberThatComesTwiceAndAnArticleWithoutTitle() {
        assertThat(plan("# Article 1. A\n# Article 1. B\n").preview())
                .isEqualTo(EditionPreview.of(Fault.NUMBER_TWICE, 2));
        assertThat(plan("# Article 1\n").preview()).isEqualTo(EditionPreview.of(Fault.TITLE, 1));
    }

    @Test
    void keepsSummariesAndWhatTheFileLacksAndCountsItsTitlesAsChecked() {
        var plan = plan("# Chapter II: Later\n# Article 2. New title\n# Article 3. Third\n# Article 1. Same title\n");

        assertThat(plan.preview().rows().stream().map(EditionPreview.Row::effect))
                .containsExactly(Effect.RETITLED, Effect.ADDED, Effect.CONFIRMED);
        assertThat(plan.preview().missing()).containsExactly(ArticleNumber.of(9));
        assertThat(plan.result().articles().stream()
                        .map(article -> article.number().value()))
                .containsExactly("1", "2", "3", "9");
        assertThat(plan.result().articles().getFirst().summary()).isEqualTo("Ours");
        assertThat(plan.result().articles().getFirst().check()).isEqualTo(CHECK);
        assertThat(plan.result().articles().getLast().isToBeChecked()).isTrue();
    }

    private static EditionPlan plan(String markdown) {
        var before = new Edition(
                EditionId.random(),
                InstrumentId.CYBERCRIME,
                "Label",
                EditionKind.ADOPTED,
                null,
                "",
                List.of(new Chapter("I", "First")),
                List.of(article(1, "Same title"), article(2, "Old title"), article(9, "Ninth")),
                null,
                0);
        return EditionPlan.of(EditionFile.read("a.md", markdown.getBytes(UTF_8)), before, CHECK);
    }

    private static Article article(int number, String title) {
        return new Article(ArticleNumber.of(number), "I", title, "Ours", Set.of(), 0, null);
    }

    private static List<ReadArticle> articles(String name, String text) {
        return ((Articles) EditionFile.read(name, text.getBytes(UTF_8))).articles();
    }

    private static EditionFile fault(String name, String text) {
        return EditionFile.read(name, text.getBytes(UTF_8));
    }
}
