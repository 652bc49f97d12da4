package org.communique.statement.activity;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.id.Id;
import org.communique.job.Reconciler;
import org.communique.mail.StoredEvent;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementEvent.StatementRenamed;
import org.communique.statement.StatementId;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.lifecycle.OpenStagesChanged;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.version.Versions;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class ActivityServiceTests {

    private static final String RESTORED = "statement.activity.restored";

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    StatementService statements;

    @Autowired
    DraftService drafts;

    @Autowired
    ActivityService activity;

    @Autowired
    StatementChangeNotifier changeNotifier;

    @Autowired
    StatementChangeCounter changeCounter;

    @Autowired
    CollaborationService collaboration;

    @Autowired
    MongoOperations mongo;

    @Autowired
    Versions versions;

    @Autowired
    Directory directory;

    Member coordinator;
    Member drafter;
    StatementId statement;

    @BeforeEach
    void aStatement() {
        coordinator = coalition.member(Role.COORDINATOR);
        drafter = coalition.member(Role.DRAFTER);
        var command = new CreateStatement(
                "On article 24",
                "en",
                "joint-statement",
                CanonicalText.read("Text\n"),
                List.of(Grant.to(drafter.id(), Right.EDIT)));
        statement = as(coordinator, () -> creation.open(command));
    }

    private List<String> seenBy(Member member) {
        return as(member, () -> activity.of(statement)).stream()
                .map(attributedEntry -> attributedEntry.entry().kind())
                .toList();
    }

    @Test
    void tellsOfAnOlderTextOnlyOnceItIsStored() {
        var draft = new DraftId(statement.value());
        var now = collaboration.revisions(draft).getLast();
        runAs(drafter, () -> drafts.recordRestoration(statement, now.at(), now.seq()));
        assertThat(seenBy(coordinator)).doesNotContain(RESTORED);

        runAs(drafter, () -> drafts.replace(statement, CanonicalText.read("Another text\n")));

        await().untilAsserted(() -> assertThat(seenBy(coordinator)).containsOnlyOnce(RESTORED));
    }

    @Test
    void tellsOnceOfAnOlderTextAlsoWhereItsServerEndedBeforeItToldOfIt() {
        var now = collaboration.revisions(new DraftId(statement.value())).getLast();
        runAs(drafter, () -> drafts.recordRestoration(statement, now.at(), now.seq()));
        var waiting = query(where("kind").is("restoration").and("subject").regex("^" + statement.value()));
        var entry = await().until(() -> mongo.findOne(waiting, Document.class, "reconcileQueue"), Objects::nonNull);
        runAs(drafter, () -> drafts.replace(statement, CanonicalText.read("Another text\n")));
        await().untilAsserted(() -> assertThat(seenBy(coordinator)).containsOnlyOnce(RESTORED));
        await().until(() -> !mongo.exists(waiting, "reconcileQueue"));

        reconcile(entry);
        mongo.remove(query(where("statement").is(statement)), StatementAuditEvent.class);
        reconcile(entry);
        reconcile(entry);

        await().untilAsserted(() -> assertThat(seenBy(coordinator)).containsOnlyOnce(RESTORED));
    }

    private void reconcile(Document entry) {
        reconcilers.stream()
                .filter(each -> each.kind().equals(entry.getString("kind")))
                .forEach(each -> each.reconcile(entry.getString("subject")));
        await().until(() -> !mongo.exists(query(where("event.statement").is(statement)), StoredEvent.class));
    }

    @Autowired
    List<Reconciler> reconcilers;

    @Test
    void tellsOfNoOlderTextThatTheDraftNeverHad() {
        var draft = new DraftId(statement.value());
        runAs(drafter, () -> drafts.replace(statement, CanonicalText.read("Another text\n")));
        for (int i = 0; i < 100; i++) {
            var invented = Instant.EPOCH.plusSeconds(i);
            runAs(drafter, () -> drafts.recordRestoration(statement, invented, 0));
        }

        var real = collaboration.revisions(draft).getFirst();
        await().untilAsserted(() -> {
            runAs(drafter, () -> drafts.recordRestoration(statement, real.at(), 0));
            assertThat(seenBy(coordinator)).contains(RESTORED);
        });
        assertThat(as(coordinator, () -> activity.of(statement)))
                .filteredOn(attributedEntry -> attributedEntry.entry().kind().equals(RESTORED))
                .allSatisfy(attributedEntry ->
                        assertThat(attributedEntry.entry().details()).containsExactly(real.at()));
    }

    @Test
    void tellsTheNewestFirstAndWhoDidIt() {
        runAs(coordinator, () -> statements.rename(statement, "On article 35"));
        runAs(drafter, () -> drafts.submit(statement));

        await().untilAsserted(() -> assertThat(seenBy(drafter)).contains("statement.activity.renamed"));
        var entries = as(drafter, () -> activity.of(statement)).stream()
                .filter(attributedEntry -> attributedEntry.entry().kind().startsWith("statement."))
                .toList();
        assertThat(entries)
                .extracting(attributedEntry -> attributedEntry.entry().kind())
                .containsExactly(
                        "statement.activity.submitted", "statement.activity.renamed", "statement.activity.opened");
        assertThat(entries.get(0).who()).isEqualTo(drafter.name());
        assertThat(entries.get(1).entry().details()).isEqualTo(List.<Object>of("On article 24"));
    }

    @Test
    void tellsTheMemberFromAColleagueOfTheSameNameByAnAddressThatReadersAreNotTold() {
        var house = coalition.organisation("North House");
        var one = coalition.member("Ana Once", house, Role.DRAFTER);
        runAs(coordinator, () -> statements.grant(statement, List.of(Grant.to(one.id(), Right.EDIT)), 0));
        runAs(one, () -> drafts.submit(statement));
        assertThat(whoActed(coordinator)).contains("Ana Once");

        coalition.member("Ana Once", house);

        assertThat(whoActed(coordinator)).contains("Ana Once (" + one.email().value() + ")");
        assertThat(whoActed(one)).contains("Ana Once");
    }

    private List<String> whoActed(Member seenBy) {
        return as(seenBy, () -> activity.of(statement)).stream()
                .map(ActivityService.AttributedEntry::who)
                .toList();
    }

    @Test
    void tellsCoordinatorsAloneWhoHasAccess() {
        runAs(coordinator, () -> statements.grant(statement, List.of(Grant.to(drafter.id(), Right.REVIEW)), 0));

        await().untilAsserted(() -> assertThat(seenBy(coordinator))
                .contains("statement.activity.access_given", "statement.activity.access_taken"));
        assertThat(seenBy(drafter)).containsExactly("statement.activity.opened");
    }

    @Test
    void isKeptFromThoseWithoutAccess() {
        assertThatThrownBy(() -> seenBy(coalition.member(Role.DRAFTER))).isInstanceOf(AccessDeniedException.class);
    }

    @Test
    void reachesThoseWhoHaveTheStatementBeforeThem() throws InterruptedException {
        var told = new CountDownLatch(1);
        var end = changeNotifier.watch(statement, told::countDown);
        runAs(drafter, () -> drafts.submit(statement));
        assertThat(told.await(10, TimeUnit.SECONDS)).isTrue();
        end.run();
    }

    /** It is recorded after the act, and may be after the screens have followed it. */
    @Test
    void reachesThemOnceItIsOnRecord() throws InterruptedException {
        var quiet = StatementId.random();
        var soon = new LinkedBlockingQueue<Runnable>();
        var here = new StatementChangeNotifier(changeCounter, soon::add);
        var told = new AtomicInteger();
        here.watch(quiet, told::incrementAndGet);
        var renamed = new StatementRenamed(quiet, "Before", drafter.id(), Instant.now());
        new StatementAuditLog(mongo, versions, directory, here)
                .handle(new StoredEvent(Id.random(), renamed, Instant.now(), drafter.id(), null));
        requireNonNull(soon.poll(10, TimeUnit.SECONDS), "nobody was told").run();
        assertThat(told).hasValue(1);
    }

    @Test
    void reachesThemFromAnotherNode() {
        var quiet = StatementId.random();
        var told = new AtomicInteger();
        var end = changeNotifier.watch(quiet, told::incrementAndGet);
        changeNotifier.poll();
        assertThat(told).hasValue(0);
        changeCounter.increment(quiet);
        changeNotifier.poll();
        changeNotifier.poll();
        await().until(() -> told.get() > 0);
        changeNotifier.poll();
        await().during(Duration.ofMillis(500)).until(() -> told.get() == 1);
        end.run();
    }

    @Test
    void reachesThemOnAnotherNode() {
        var other = new StatementChangeNotifier(changeCounter, Runnable::run);
        var told = new AtomicInteger();
        var end = other.watch(statement, told::incrementAndGet);
        runAs(drafter, () -> drafts.submit(statement));
        await().until(() -> {
            other.poll();
            return told.get() > 0;
        });
        end.run();
    }

    @Test
    void isToldOnceWhereItHappened() throws InterruptedException {
        var quiet = StatementId.random();
        var soon = new LinkedBlockingQueue<Runnable>();
        var here = new StatementChangeNotifier(changeCounter, soon::add);
        var told = new AtomicInteger();
        here.watch(quiet, told::incrementAndGet);
        here.on(new OpenStagesChanged(quiet));
        here.on(new OpenStagesChanged(quiet));
        soon.take().run();
        here.poll();
        assertThat(told).hasValue(1);
    }
}
