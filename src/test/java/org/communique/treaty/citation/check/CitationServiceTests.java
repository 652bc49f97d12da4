package org.communique.treaty.citation.check;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.SubmissionOutcome.Submitted;
import org.communique.statement.lifecycle.NumberedTextService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.markdown.CanonicalText;
import org.communique.treaty.citation.CitedEditions;
import org.communique.treaty.citation.CitedPlace;
import org.communique.treaty.citation.UnclearPlace;
import org.communique.treaty.citation.check.CitationProblem.NoSuchArticle;
import org.communique.treaty.citation.check.CitationProblem.NoSuchParagraph;
import org.communique.treaty.citation.check.CitationProblem.NumberedOtherwise;
import org.communique.treaty.citation.check.CitationProblem.OfAnotherEdition;
import org.communique.treaty.citation.check.CitationProblem.PerhapsOther;
import org.communique.treaty.citation.index.CitingStatement;
import org.communique.treaty.citation.index.CitingStatementService;
import org.communique.treaty.instrument.Article;
import org.communique.treaty.instrument.ArticleNumber;
import org.communique.treaty.instrument.Edition;
import org.communique.treaty.instrument.EditionId;
import org.communique.treaty.instrument.EditionKind;
import org.communique.treaty.instrument.Editions;
import org.communique.treaty.instrument.InstrumentId;
import org.communique.treaty.instrument.Topic;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class CitationServiceTests {

    private static final String TEXT = """
        ## On articles 29–30

        States shall apply article 24, paragraph 2, of the Convention. المادة ٢٤ أيضا.

        Article 17 of the ICCPR protects privacy; article 36 does not. Article 99 does not exist.
        """;

    @Autowired
    CitationService citations;

    @Autowired
    CitingStatementService citing;

    @Autowired
    StatementService statements;

    @Autowired
    NumberedTextService numberedTexts;

    @Autowired
    StatementCreationService creation;

    @Autowired
    DraftService drafts;

    @Autowired
    Editions editions;

    @Autowired
    CitedEditions citedEditions;

    @Autowired
    MongoOperations mongo;

    Member coordinator;
    Member drafter;
    Member reader;
    Member stranger;
    Member signer;

    @BeforeEach
    void gather(@Autowired CoalitionFixtures coalition) {
        coordinator = coalition.member(Role.COORDINATOR);
        drafter = coalition.member(Role.DRAFTER);
        reader = coalition.member(Role.REVIEWER);
        stranger = coalition.member(Role.DRAFTER);
        signer = coalition.member(Role.REPRESENTATIVE);
    }

    @Test
    void listsWhatAVersionCitesAndWhatToLookAt() {
        var version = submit(drafting(TEXT));

        var cited = as(reader, () -> citations.ofVersion(version)).orElseThrow();

        assertThat(cited.articles().stream().map(article -> article.number().value()))
                .containsExactly("24", "29", "30", "36", "99");
        var safeguards = cited.articles().getFirst();
        assertThat(requireNonNull(safeguards.article()).title()).isEqualTo("Conditions and safeguards");
        assertThat(safeguards.places().stream().map(place -> place.address() + " " + place.words()))
                .containsExactly("p2 article 24, paragraph 2", "p2 المادة ٢٤");
        assertThat(cited.articles().get(3).problems()).containsExactly(new PerhapsOther());
        assertThat(cited.articles().get(4).problems()).containsExactly(new NoSuchArticle());
        assertThat(cited.others().stream().map(place -> place.citation().other()))
                .containsExactly("ICCPR");
    }

    @Test
    void linksCitationsInADraftForThoseWhoMayReadIt() {
        var statement = drafting("Nothing here.\n\nSee article 24, and article 99.\n");

        var links = as(reader, () -> citations.linksOfDraft(statement, Locale.ENGLISH));

        assertThat(links).containsOnlyKeys("See article 24, and article 99.");
        assertThat(links.get("See article 24, and article 99."))
                .singleElement()
                .satisfies(
                        link -> assertThat(link.address()).isEqualTo("treaty/articles/un-cybercrime-a-res-79-243/24"));
        assertThatThrownBy(() -> as(stranger, () -> citations.linksOfDraft(statement, Locale.ENGLISH)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void listsPassagesThatMayCiteAnArticle() {
        var text = "The Conference that article 57 creates. Paragraph 2 of that article is silent. Article IV too.\n";
        var statement = drafting(text);

        var draft = as(reader, () -> citations.ofDraft(statement));
        var version = as(reader, () -> citations.ofVersion(submit(statement))).orElseThrow();

        assertThat(draft.articles().stream().map(article -> article.number().value()))
                .containsExactly("57");
        assertThat(draft.unclear().stream().map(UnclearPlace::words))
                .containsExactly("Paragraph 2 of that article", "Article IV");
        assertThat(version.unclear()).isEqualTo(draft.unclear());
    }

    @Test
    void listsNoMorePlacesThanAPersonReads() {
        var version = submit(drafting("Articles 1 to 60. ".repeat(400) + "\n"));

        assertThat(as(reader, () -> citations.ofVersion(version)).orElseThrow().articles())
                .hasSize(60)
                .allSatisfy(article -> assertThat(article.places()).hasSize(CitedPlace.MOST_OF_AN_ARTICLE));
    }

    @Test
    void readsTheDraftAsItIsNow() {
        var statement = drafting(TEXT);
        as(drafter, () -> drafts.replace(statement, CanonicalText.read("第六条 and article 3.\n")));

        assertThat(as(reader, () -> citations.ofDraft(statement)).articles().stream()
                        .map(article -> article.number().value()))
                .containsExactly("3", "6");
    }

    @Test
    void checksNumbersAgainstTheEditionThatADrafterChose() {
        var older = new Edition(
                EditionId.random(),
                InstrumentId.CYBERCRIME,
                "A/AC.291/22",
                EditionKind.DRAFT,
                null,
                "",
                List.of(),
                List.of(
                        new Article(new ArticleNumber("23"), "", "Conditions and safeguards", "", Set.of(), 2, null),
                        new Article(new ArticleNumber("71"), "", "Something else", "", Set.of(), 0, null)),
                null,
                0);
        editions.save(older);
        var statement = drafting("Article 23, paragraph 4, and article 24. Article 71.\n");

        assertThat(problems(statement)).containsEntry("71", List.of(new OfAnotherEdition("A/AC.291/22")));
        assertThat(as(drafter, () -> citations.chooseEdition(statement, older.id())))
                .isTrue();

        assertThat(problems(statement))
                .containsEntry("23", List.of(new NoSuchParagraph(4, 2), new NumberedOtherwise("A/RES/79/243", "24")))
                .containsEntry("24", List.of(new OfAnotherEdition("A/RES/79/243")))
                .containsEntry("71", List.of());
        assertThat(as(drafter, () -> citations.chooseEdition(statement, EditionId.random())))
                .isFalse();
        assertThatThrownBy(() -> as(reader, () -> citations.chooseEdition(statement, EditionId.ADOPTED)))
                .isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void keepsTheEditionOfAVersionWhateverIsChosenOrLoadedLater() {
        var older = edition("A/AC.291/L.15", EditionKind.DRAFT);
        var statement = drafting("Article 24.\n");
        var version = submit(statement);
        assertThat(editionOf(version)).isEqualTo(EditionId.ADOPTED);

        as(drafter, () -> citations.chooseEdition(statement, older.id()));

        assertThat(editionOf(version)).isEqualTo(EditionId.ADOPTED);
        assertThat(as(reader, () -> citations.edition(statement)).id()).isEqualTo(older.id());
        assertThat(on(reader, 24)).contains(statement);
    }

    @Test
    void keepsTheEditionOfAVersionWhenAnotherOneIsCurrent() {
        var version = submit(drafting("Article 24.\n"));
        var newer = edition("A/RES/99/1", EditionKind.ADOPTED);
        try {
            assertThat(citedEditions.current().id()).isEqualTo(newer.id());
            assertThat(editionOf(version)).isEqualTo(EditionId.ADOPTED);
            assertThat(on(reader, 24)).contains(version.statement());
            assertThat(editionOf(submit(drafting("Article 24.\n")))).isEqualTo(newer.id());
        } finally {
            mongo.remove(newer);
        }
    }

    private Edition edition(String label, EditionKind kind) {
        var edition = new Edition(
                EditionId.random(),
                InstrumentId.CYBERCRIME,
                label,
                kind,
                LocalDate.of(2099, 1, 1),
                "",
                List.of(),
                List.of(new Article(new ArticleNumber("24"), "", "Something else", "", Set.of(), 0, null)),
                null,
                0);
        editions.save(edition);
        return editions.find(edition.id()).orElseThrow();
    }

    private EditionId editionOf(VersionId version) {
        return as(reader, () -> citations.ofVersion(version))
                .orElseThrow()
                .edition()
                .id();
    }

    @Test
    void findsDraftsOnAnArticleForThoseWhoMayReadThemAlone() {
        var draft = drafting("We say of article 61 what no one else may read.\n");

        assertThat(on(reader, 61)).contains(draft);
        for (var member : List.of(stranger, signer)) {
            var found = as(member, () -> citing.citing(EditionId.ADOPTED, ArticleNumber.of(61)));
            assertThat(found.toString()).doesNotContain(draft.value(), "no one else may read");
            assertThat(found.unreadable()).isZero();
            assertThat(as(member, () -> citing.citing(EditionId.ADOPTED, Topic.FINAL_PROVISIONS))
                            .toString())
                    .doesNotContain(draft.value());
        }
    }

    @Test
    void readsADraftAgainOnlyWhenItWasEdited() {
        var draft = drafting("We support article 62.\n");
        assertThat(on(reader, 62)).contains(draft);

        as(drafter, () -> drafts.replace(draft, CanonicalText.read("We support article 63.\n")));

        assertThat(on(reader, 62)).doesNotContain(draft);
        assertThat(on(reader, 63)).contains(draft);
        assertThat(requireNonNull(mongo.findById(draft.value(), Document.class, "draftCitations"))
                        .toJson())
                .contains("63")
                .doesNotContain("support");
    }

    @Test
    void listsTextsOnATopicByTheArticlesThatAreOnIt() {
        var version = submit(drafting("We support article 24.\n"));
        var draft = drafting("We oppose article 24.\n");
        var other = submit(drafting("We support article 41.\n"));

        assertThat(as(reader, () -> citing.citing(EditionId.ADOPTED, Topic.SAFEGUARDS)).statements().stream()
                        .map(CitingStatement::statement))
                .contains(version.statement(), draft)
                .doesNotContain(other.statement());
    }

    private Map<String, List<CitationProblem>> problems(StatementId statement) {
        return as(reader, () -> citations.ofDraft(statement)).articles().stream()
                .collect(Collectors.toMap(article -> article.number().value(), CitedArticle::problems));
    }

    @Test
    void showsStatementsOnAnArticleOnlyToThoseWhoMayReadThem() {
        var version = submit(drafting("We support article 41.\n"));
        var other = submit(drafting("We oppose article 41, as articles 40 to 42 go too far.\n"));

        assertThat(on(reader, 41)).contains(version.statement(), other.statement());
        assertThat(on(reader, 42)).contains(other.statement()).doesNotContain(version.statement());
        assertThat(on(stranger, 41)).doesNotContain(version.statement(), other.statement());
        assertThatThrownBy(() -> as(stranger, () -> citations.ofVersion(version)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private List<StatementId> on(Member member, int article) {
        return as(member, () -> citing.citing(EditionId.ADOPTED, ArticleNumber.of(article))).statements().stream()
                .map(CitingStatement::statement)
                .toList();
    }

    @Test
    void linksCitationsInTheReaderAndLeavesTextAndHashAlone() {
        var version = submit(drafting(TEXT));

        var html = as(reader, () -> numberedTexts.html(version, Locale.ENGLISH)).orElseThrow();
        var text = as(reader, () -> statements.text(version)).orElseThrow();

        assertThat(html)
                .contains("<a class=\"citation\" href=\"treaty/articles/un-cybercrime-a-res-79-243/24\"")
                .contains(">article 24, paragraph 2</a>, of the Convention")
                .contains(">المادة ٢٤</a>")
                .contains("citation doubtful")
                .doesNotContain("articles/un-cybercrime-a-res-79-243/99");
        assertThat(text).isEqualTo(TEXT);
        assertThat(as(reader, () -> statements.version(version)).orElseThrow().hash())
                .isEqualTo(TextHash.of(TEXT));
    }

    private StatementId drafting(String markdown) {
        var grants = List.of(Grant.to(drafter.id(), Right.EDIT), Grant.to(reader.id(), Right.READ));
        var text = CanonicalText.read(markdown);
        return as(
                coordinator, () -> creation.open(new CreateStatement("Citing", "en", "joint-statement", text, grants)));
    }

    private VersionId submit(StatementId statement) {
        return ((Submitted) as(drafter, () -> drafts.submit(statement))).version();
    }
}
