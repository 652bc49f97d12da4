package org.communique.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.mockito.Mockito.mock;

import java.io.IOException;
import java.lang.Thread.State;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.RoundService;
import org.communique.amendment.discussion.DiscussionService;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.comment.DraftCommentService;
import org.communique.comment.DraftCommentService.WriteDraftComment;
import org.communique.erasure.ErasedName;
import org.communique.erasure.Erasure;
import org.communique.search.SearchHit.Part;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementLists;
import org.communique.statement.activity.StatementChangeNotifier;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.comparison.Quotation;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.access.AccessDeniedException;

/** Whoever looks for it: what may be found, and nothing of what may not be read. */
@ServerTest
class SearchRightsTests {

    private static final Set<SearchKind> ALL = EnumSet.allOf(SearchKind.class);

    @Autowired
    SearchService search;

    @Autowired
    SearchIndexer indexer;

    @Autowired
    SearchIndex index;

    @Autowired
    ErasedWords eraser;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StatementCreationService creation;

    @Autowired
    StatementService statements;

    @Autowired
    DraftService drafts;

    @Autowired
    DraftCommentService comments;

    @Autowired
    AmendmentFixtures amendments;

    @Autowired
    RoundService rounds;

    @Autowired
    DiscussionService discussions;

    @Autowired
    Directory directory;

    @Autowired
    MongoOperations mongo;

    @Autowired
    StatementLists lists;

    @Value("${communique.data-dir}")
    Path dataFolder;

    /** A word that is nowhere else. */
    private final String mark = "q" + MemberId.random().value().replaceAll("[0-9]", "z");

    private Member coordinator;
    private Member drafter;
    private Member reader;
    private Member outsider;
    private Member administrator;
    private StatementId statement;

    @BeforeEach
    void open() {
        coordinator = people.member(Role.COORDINATOR);
        drafter = people.member(Role.DRAFTER);
        reader = people.member(Role.REVIEWER);
        outsider = people.member(Role.DRAFTER, Role.REVIEWER, Role.REPRESENTATIVE);
        administrator = people.member(Role.ADMINISTRATOR);
        var grants = List.of(Grant.to(drafter.id(), Right.EDIT), Grant.to(reader.organisation(), Right.READ));
        statement = as(
                coordinator,
                () -> creation.open(new CreateStatement(
                        "Title " + mark,
                        "en",
                        "joint-statement",
                        CanonicalText.read("# Heading\n\nA draft that says " + mark + " once.\n"),
                        grants)));
    }

    private List<SearchHit> found(Member member, String typed) {
        return as(member, () -> search.find(typed, ALL, SearchService.MOST, Locale.ENGLISH));
    }

    private List<SearchKind> kinds(Member member) {
        return found(member, mark).stream().map(SearchHit::kind).toList();
    }

    private void comment(String words) {
        as(
                drafter,
                () -> comments.write(
                        new WriteDraftComment(statement, new Quotation("p2", "draft"), null, words, null)));
    }

    @Test
    void findsForThoseWhoMayRead() {
        comment("I doubt " + mark);
        indexer.update();
        for (var member : List.of(coordinator, drafter, reader)) {
            assertThat(kinds(member)).containsExactly(SearchKind.STATEMENT, SearchKind.TEXT, SearchKind.COMMENT);
        }
        for (var member : List.of(outsider, administrator)) {
            assertThat(kinds(member)).isEmpty();
        }
        var hits = found(reader, mark.substring(0, 8));
        assertThat(hits).allSatisfy(hit -> assertThat(hit.title()).isEqualTo("Title " + mark));
        assertThat(hits.get(1).excerpt())
                .containsExactly(
                        new Part("A draft that says ", false), new Part(mark, true), new Part(" once.", false));
        assertThat(hits.get(2).place()).isEqualTo("Comment of Member on the draft");
        var draft = "statements/" + statement.value() + "/draft";
        assertThat(hits)
                .extracting(SearchHit::route)
                .satisfiesExactly(
                        title -> assertThat(title).isEqualTo(draft),
                        words -> assertThat(words).isEqualTo(draft + "#find=" + mark),
                        comment -> assertThat(comment).startsWith(draft + "#comment=" + statement.value() + ":"));
    }

    @Test
    void followsRightsAtOnce() {
        indexer.update();
        assertThat(kinds(outsider)).isEmpty();
        var now = statement(coordinator);
        as(
                coordinator,
                () -> statements.grant(statement, List.of(Grant.to(outsider.id(), Right.READ)), now.accessRevision()));
        assertThat(kinds(outsider)).containsExactly(SearchKind.STATEMENT, SearchKind.TEXT);
        assertThat(kinds(reader)).isEmpty();
        people.giveRoles(outsider.id());
        assertThat(kinds(outsider)).isEmpty();
        people.deactivate(drafter.id());
        assertThatThrownBy(() -> found(drafter, mark)).isInstanceOf(AccessDeniedException.class);
    }

    private Statement statement(Member member) {
        return as(member, () -> statements.get(statement));
    }

    @Test
    void forgetsWhatWasTakenOut() {
        indexer.update();
        assertThat(kinds(reader)).contains(SearchKind.TEXT);
        as(drafter, () -> drafts.replace(statement, CanonicalText.read("Other words.\n")));
        as(coordinator, () -> statements.rename(statement, "Another title"));
        indexer.update();
        assertThat(kinds(reader)).isEmpty();
    }

    @Test
    void findsVersionsByTheirNewestWords() {
        as(drafter, () -> drafts.submit(statement));
        indexer.update();
        var hit = found(reader, mark + " once").getFirst();
        assertThat(hit.route()).isEqualTo("statements/" + statement.value() + "/versions?v=1#p2");
        assertThat(hit.place()).isEqualTo("Version 1");
        assertThat(kinds(reader)).containsExactly(SearchKind.STATEMENT, SearchKind.TEXT);
        assertThat(kinds(outsider)).isEmpty();
    }

    @Test
    void hidesAmendmentsOfOthersAsLongAsTheirRoundIsSecret() {
        var round = amendments.unopened("One paragraph.\n");
        round.open(Visibility.WHEN_CLOSED, null);
        var proposer = round.proposers.get(0);
        var colleague = people.member(organisation(proposer), Role.REVIEWER);
        round.propose(proposer, "One paragraph about " + mark + ".\n");
        indexer.update();
        for (var member : List.of(proposer, colleague, round.coordinator)) {
            assertThat(kinds(member)).containsOnlyOnce(SearchKind.AMENDMENT);
        }
        for (var member : List.of(round.proposers.get(1), round.drafter, outsider, administrator)) {
            assertThat(kinds(member)).doesNotContain(SearchKind.AMENDMENT);
        }
        as(
                round.coordinator,
                () -> rounds.close(as(round.coordinator, () -> rounds.of(round.statement))
                        .getFirst()
                        .id()));
        assertThat(kinds(round.proposers.get(1))).containsExactly(SearchKind.AMENDMENT);
        assertThat(found(round.proposers.get(1), mark).getFirst().place()).isEqualTo("Amendment 1 of Lakeside");
        assertThat(kinds(outsider)).isEmpty();
    }

    private Organisation organisation(Member member) {
        return directory.organisation(member.organisation()).orElseThrow();
    }

    @Test
    void showsPeopleAndTheirScreensToAdministratorsOnly() {
        var person = people.member("Zora " + mark, people.organisation("Org " + mark), Role.DRAFTER);
        assertThat(found(administrator, mark))
                .extracting(SearchHit::kind)
                .containsExactly(SearchKind.PERSON, SearchKind.ORGANISATION);
        assertThat(found(administrator, "Zora " + mark))
                .extracting(SearchHit::title)
                .contains(person.name());
        for (var member : List.of(coordinator, drafter, outsider)) {
            assertThat(found(member, "Zora " + mark)).isEmpty();
        }
        assertThat(screens(administrator, "mandates")).containsExactly("mandates");
        assertThat(screens(drafter, "mandates")).isEmpty();
        assertThat(screens(coordinator, "new statement")).containsExactly("statements/new");
        assertThat(screens(drafter, "new statement")).isEmpty();
        assertThat(screens(drafter, "propose")).containsExactly("statements/propose");
        assertThat(screens(drafter, "notices")).containsExactly("notices");
    }

    private Set<String> screens(Member member, String typed) {
        return found(member, typed).stream()
                .filter(hit -> hit.kind() == SearchKind.SCREEN)
                .map(SearchHit::route)
                .collect(Collectors.toSet());
    }

    @Test
    void findsArticlesByNumber() {
        indexer.update();
        assertThat(found(outsider, "article 35").stream().filter(hit -> hit.kind() == SearchKind.ARTICLE))
                .isNotEmpty()
                .first()
                .satisfies(hit -> assertThat(hit.route()).endsWith("/35"));
    }

    @Test
    void isBuiltAgainAfterItsFolderWasDeleted() throws IOException {
        indexer.update();
        indexer.stop();
        assertThat(kinds(reader)).isEmpty();
        try (var files = Files.list(dataFolder.resolve("search"))) {
            for (var file : files.toList()) {
                Files.delete(file);
            }
        }
        Files.delete(dataFolder.resolve("search"));
        indexer.start();
        indexer.update();
        assertThat(kinds(reader)).containsExactly(SearchKind.STATEMENT, SearchKind.TEXT);
    }

    /** What cannot be read keeps nothing else from being found, or forgotten. */
    @Test
    void goesOnNextToWhatCannotBeRead() {
        comment("I doubt " + mark);
        indexer.update();
        var broken = new Document("_id", statement.value() + ":broken")
                .append("statement", statement.value())
                .append("replies", "none of these");
        mongo.getCollection("comments").insertOne(broken);
        try {
            comment("Again");
            as(drafter, () -> drafts.replace(statement, CanonicalText.read("Other words.\n")));
            as(coordinator, () -> statements.rename(statement, "Another title"));
            indexer.update();
            assertThat(kinds(reader)).doesNotContain(SearchKind.STATEMENT, SearchKind.TEXT);
        } finally {
            mongo.getCollection("comments").deleteOne(new Document("_id", broken.get("_id")));
        }
        as(coordinator, () -> statements.rename(statement, "A third title"));
        indexer.update();
        assertThat(kinds(reader)).containsExactly(SearchKind.COMMENT);
    }

    @Test
    void findsWhatWasSaidAboutAmendmentsWhereTheseAreSeen() {
        var round = amendments.unopened("One paragraph.\n");
        round.open(Visibility.WHEN_CLOSED, null);
        var proposer = round.proposers.get(0);
        var amendment =
                round.propose(proposer, "Another paragraph.\n").getFirst().id();
        as(proposer, () -> discussions.write(amendment, "They asked for " + mark));
        indexer.update();
        for (var member : List.of(proposer, round.coordinator)) {
            assertThat(found(member, mark))
                    .filteredOn(hit -> hit.kind() == SearchKind.COMMENT)
                    .singleElement()
                    .returns("Comment of Member on amendment 1", SearchHit::place);
        }
        for (var member : List.of(round.proposers.get(1), round.drafter, outsider, administrator)) {
            assertThat(kinds(member)).isEmpty();
        }
        as(
                round.coordinator,
                () -> rounds.close(as(round.coordinator, () -> rounds.of(round.statement))
                        .getFirst()
                        .id()));
        assertThat(kinds(round.proposers.get(1))).containsExactly(SearchKind.COMMENT);
        assertThat(kinds(outsider)).isEmpty();
    }

    @Test
    void findsCommentsByTheNamesOfTheirAuthors() {
        var author = people.member("Zora " + mark, people.organisation("Org"), Role.DRAFTER);
        as(
                coordinator,
                () -> statements.grant(
                        statement,
                        List.of(Grant.to(author.id(), Right.EDIT), Grant.to(reader.id(), Right.READ)),
                        statement(coordinator).accessRevision()));
        as(
                author,
                () -> comments.write(
                        new WriteDraftComment(statement, new Quotation("p2", "draft"), null, "Why once?", null)));
        indexer.update();
        assertThat(found(reader, "zora " + mark))
                .singleElement()
                .returns(SearchKind.COMMENT, SearchHit::kind)
                .returns(List.of(new Part("Why once?", false)), SearchHit::excerpt);
        assertThat(found(outsider, "zora " + mark)).isEmpty();
    }

    @Test
    void opensNothingAgainThatWasStoppedWhileItWaited() throws InterruptedException {
        indexer.update();
        Thread waiting;
        synchronized (indexer) {
            await().until(() -> {
                indexer.on(() -> statement);
                return waiting().isPresent();
            });
            waiting = waiting().orElseThrow();
            indexer.stop();
        }
        waiting.join(Duration.ofMinutes(1));
        assertThat(kinds(reader)).isEmpty();
        indexer.start();
        indexer.update();
        assertThat(kinds(reader)).isNotEmpty();
    }

    /** What is told of while its statement is read for an earlier change may have been stored after that. */
    @Test
    void readsAgainWhatChangedWhileItWasRead(@TempDir Path folder) {
        var reads = new AtomicInteger();
        var whileRead = new AtomicReference<Runnable>(() -> {});
        var source = new SearchSource() {
            @Override
            public String name() {
                return "comments";
            }

            @Override
            public SearchKind kind() {
                return SearchKind.COMMENT;
            }

            @Override
            public List<SearchEntry> entries(String subject) {
                if (subject.equals(statement.value())) {
                    reads.incrementAndGet();
                    whileRead.getAndSet(() -> {}).run();
                }
                return List.of();
            }
        };
        var sources = new StaticListableBeanFactory(Map.of("source", source)).getBeanProvider(SearchSource.class);
        // Which counts no change.
        var changes = mock(StatementChangeNotifier.class);
        var another = new SearchIndexer(new SearchIndex(folder), sources, lists, changes);
        another.start();
        try {
            another.update();
            int before = reads.get();
            whileRead.set(() -> another.on(() -> statement));
            another.on(() -> statement);
            await().until(() -> reads.get() == before + 2);
        } finally {
            another.stop();
        }
    }

    private static Optional<Thread> waiting() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("search-index") && thread.getState() == State.BLOCKED)
                .findFirst();
    }

    @Test
    void nothingIsLeftAfterAnErasureInAnIndexThatHadFailed() {
        indexer.update();
        index.close();
        eraser.erase(Erasure.confirmed(ErasedName.of("Zora " + mark)));
        index.open();
        assertThat(index.units()).isEmpty();
        indexer.update();
        assertThat(kinds(reader)).containsExactly(SearchKind.STATEMENT, SearchKind.TEXT);
    }

    @Test
    void answersWhateverIsTyped() {
        indexer.update();
        for (var typed : List.of(
                "", "*", "a".repeat(10_000), "\u0000", "\"", "a* OR b*", "(((((", "\ud800", "人".repeat(5_000), "e")) {
            assertThat(found(reader, typed)).isNotNull();
        }
        assertThat(found(reader, "*:*")).isEmpty();
    }
}
