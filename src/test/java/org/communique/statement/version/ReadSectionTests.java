package org.communique.statement.version;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.communique.ServerTest;
import org.communique.statement.VersionId;
import org.communique.statement.version.ReadSectionService.ReadSection;
import org.communique.statement.version.ReadSectionService.ReadSections;
import org.communique.text.comparison.Passages;
import org.communique.text.comparison.Sections;
import org.communique.text.comparison.Sections.Section;
import org.communique.text.markdown.CanonicalText;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.review.ReturnService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;

/** Which sections of a version a member has read. */
@ServerTest
class ReadSectionTests {

    private static final String TEXT = """
        Before the first heading.

        ## A title

        ### Right below it

        States shall act.[^1]

        - One
        - Two

        ***

        > ## Quoted
        >
        > Words

        ## The end

        | a | b |
        | --- | --- |
        | c | d |

        [^1]: A footnote.
        """;

    @Autowired
    ReturnService returns;

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    ReadSectionService sections;

    @Autowired
    MongoOperations mongo;

    @Test
    void aSectionBeginsAtEachHeadingThatFollowsWords() {
        var text = CanonicalText.read(TEXT);
        var all = Sections.of(text).all();
        assertThat(all).extracting(Section::title).containsExactly("", "A title", "The end");
        var passages = Passages.of(text);
        assertThat(all.stream()
                        .map(each -> passages.at(each.address()).orElseThrow().letters()))
                .containsExactly("Before the first heading.", "A title", "The end");
        var changed = Sections.of(CanonicalText.read(TEXT.replace("A footnote", "Another")))
                .all();
        assertThat(changed.get(1).content()).isNotEqualTo(all.get(1).content());
        assertThat(changed.get(2)).isEqualTo(all.get(2));
    }

    @Test
    void whatSaysTheSameInTheNextVersionStaysReadByTheMemberAlone() {
        var statement = fixtures.drafting();
        fixtures.submit(statement, "## One\n\nFirst.\n\n## Two\n\nSecond.\n\n## Three\n\nThird.\n");
        mark(statement, 1, "p1", true);
        mark(statement, 1, "p3", true);
        mark(statement, 1, "p5", true);
        mark(statement, 1, "p5", false);
        assertThat(of(statement, 1))
                .containsExactly(section("p1", "One", true), section("p3", "Two", true), section("p5", "Three", false));
        assertThat(as(
                        statement.reviewer(1),
                        () -> sections.sections(version(statement, 1)).orElseThrow()))
                .noneMatch(ReadSection::read);

        as(statement.coordinator(), () -> returns.recall(statement.id(), "Not yet."));
        fixtures.submit(statement, "## Zero\n\nNew.\n\n## One\n\nFirst.\n\n## Two\n\nChanged.\n");
        assertThat(of(statement, 2))
                .containsExactly(section("p1", "Zero", false), section("p3", "One", true), section("p5", "Two", false));
        assertThat(as(statement.reviewer(0), () -> sections.mark(version(statement, 2), "p2", true)))
                .isFalse();
    }

    @Test
    void ofSectionsThatSayTheSameOneAloneIsRead() {
        var statement = fixtures.drafting();
        fixtures.submit(statement, "## One\n\nThe same.\n\n## One\n\nThe same.\n");
        mark(statement, 1, "p3", true);
        assertThat(of(statement, 1)).extracting(ReadSection::read).containsExactly(false, true);
    }

    @Test
    void whatIsKeptHasAnEnd() {
        var statement = fixtures.drafting();
        fixtures.submit(statement, "## One\n\nFirst.\n\n## Two\n\nSecond.\n");
        mark(statement, 1, "p1", true);
        var kept = Query.query(where("_id")
                .is(statement.id().value() + "/" + statement.reviewer(0).id().value()));
        var older = IntStream.range(0, 2_000).mapToObj(Integer::toString).toList();
        mongo.updateFirst(kept, new Update().addToSet("sections").each(older.toArray()), ReadSections.class);
        mark(statement, 1, "p3", true);
        assertThat(of(statement, 1)).allMatch(ReadSection::read);
        assertThat(Objects.requireNonNull(mongo.findOne(kept, ReadSections.class))
                        .sections())
                .hasSize(2);
    }

    @Test
    void tooManySectionsAreNoneToMark() {
        var statement = fixtures.drafting();
        fixtures.submit(statement, "## A\n\nb\n\n".repeat(501));
        assertThat(of(statement, 1)).isEmpty();
    }

    private void mark(Case statement, int version, String paragraph, boolean read) {
        assertThat(as(statement.reviewer(0), () -> sections.mark(version(statement, version), paragraph, read)))
                .isTrue();
    }

    private List<ReadSection> of(Case statement, int version) {
        return as(
                statement.reviewer(0),
                () -> sections.sections(version(statement, version)).orElseThrow());
    }

    private static ReadSection section(String paragraph, String title, boolean read) {
        return new ReadSection(paragraph, title, read);
    }

    private static VersionId version(Case statement, int number) {
        return VersionId.of(statement.id(), number);
    }
}
