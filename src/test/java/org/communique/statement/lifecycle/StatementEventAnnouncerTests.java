package org.communique.statement.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.coalition.directory.CoalitionFixtures.runAs;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.id.Id;
import org.communique.notification.NoticeKind;
import org.communique.notification.NoticeService;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.StatementEvent.AccessChanged;
import org.communique.statement.StatementEvent.StatementOpened;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.activity.StatementAuditEvent;
import org.communique.statement.creation.CreateStatement;
import org.communique.statement.creation.KeyedRequest;
import org.communique.statement.creation.KeyedRequest.Progress;
import org.communique.statement.creation.StatementCreationService;
import org.communique.statement.draft.DraftService;
import org.communique.storage.WriteFaults;
import org.communique.text.document.RichText;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

@ServerTest
@RecordApplicationEvents
class StatementEventAnnouncerTests {

    @Autowired
    StatementEventAnnouncer announcer;

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    StatementCreationService creation;

    @Autowired
    NoticeService notices;

    @Autowired
    WriteFaults faults;

    @Autowired
    MongoOperations mongo;

    @Test
    void announcesWhatAServerCouldNotAnymore(ApplicationEvents events) {
        var coordinator = coalition.member(Role.COORDINATOR);
        var drafter = coalition.member(Role.DRAFTER);
        var statement = as(
                coordinator,
                () -> creation.open(
                        new CreateStatement("On article 24", "en", "joint-statement", RichText.EMPTY, List.of())));
        var change = new AccessChanged(
                statement,
                Id.random(),
                List.of(Grant.to(drafter.id(), Right.EDIT)),
                List.of(),
                "Please write.",
                coordinator.id(),
                Instant.EPOCH);
        var left = new Update().push(StatementEventAnnouncer.UNANNOUNCED_ACCESS, change);
        mongo.updateFirst(query(where("_id").is(statement)), left, Statement.class);
        announcer.reconcile(statement.value());
        announcer.reconcile(statement.value());
        assertThat(events.stream(AccessChanged.class)).containsExactly(change);

        mongo.updateFirst(query(where("_id").is(statement)), left, Statement.class);
        announcer.reconcile(statement.value());
        await().untilAsserted(() -> assertThat(
                        mongo.find(query(where("statement").is(statement)), StatementAuditEvent.class))
                .hasSize(1));
    }

    @Test
    void tellsThoseGivenAccessWhenAStatementIsOpenedAtWhicheverWriteItsServerIsKilled() {
        int writes = faults.atEachWrite(kill -> {
            var coordinator = coalition.member(Role.COORDINATOR);
            var drafter = coalition.member(Role.DRAFTER);
            var opened = new CreateStatement(
                    "On article 24",
                    "en",
                    "joint-statement",
                    RichText.EMPTY,
                    List.of(Grant.to(drafter.id(), Right.EDIT)),
                    true);
            var id = StatementId.random();
            kill.accept(() -> runAs(coordinator, () -> creation.open(opened, id)));
            reconcile(id);
            if (as(coordinator, () -> creation.isOpened(id))) {
                assertThat(willBeTold(id) || isTold(drafter, id)).isTrue();
            }
        });
        assertThat(writes).isGreaterThan(4);
    }

    @Test
    void isOpenedOnRecordAtWhicheverWriteItsServerIsKilled() {
        int writes = faults.atEachWrite(kill -> {
            var coordinator = coalition.member(Role.COORDINATOR);
            var id = StatementId.random();
            kill.accept(() -> runAs(coordinator, () -> creation.open(opening("One"), id)));
            reconcile(id);
            assertThat(as(coordinator, () -> creation.isOpened(id)))
                    .isEqualTo(events.stream(StatementOpened.class)
                            .anyMatch(event -> event.statement().equals(id)));
        });
        assertThat(writes).isGreaterThan(4);
    }

    @Test
    void neverOpensAStatementWithTheTextOfAnotherRequestAtWhicheverWriteItsServerIsKilled() {
        faults.atEachWrite(kill -> {
            var coordinator = coalition.member(Role.COORDINATOR);
            var first = request(coordinator, "One");
            var corrected = request(coordinator, "Two");
            kill.accept(() -> runAs(coordinator, () -> creation.open(opening("One"), first)));
            runAs(coordinator, () -> creation.open(opening("Two"), corrected));
            if (as(coordinator, () -> creation.isOpened(first.statement()))) {
                var title = statements.findById(first.statement()).orElseThrow().title();
                assertThat(CanonicalText.of(as(coordinator, () -> drafts.read(first.statement()))))
                        .isEqualTo(title + "\n");
            }
        });
    }

    @Test
    void duplicatesWithTagsAndOnRecordAtWhicheverWriteItsServerIsKilled() {
        faults.atEachWrite(kill -> {
            var coordinator = coalition.member(Role.COORDINATOR);
            var original = as(coordinator, () -> creation.open(opening("One")));
            as(coordinator, () -> tags.change(original, List.of("Urgent"), null));
            var request = request(coordinator, original.value());
            kill.accept(() -> runAs(coordinator, () -> creation.duplicate(original, request)));
            if (as(coordinator, () -> creation.progress(request)) == Progress.NEW) {
                as(coordinator, () -> creation.duplicate(original, request));
            }
            reconcile(request.statement());
            var copy = statements.findById(request.statement()).orElseThrow();
            assertThat(copy.tagging().tags()).containsExactly("Urgent");
            assertThat(mongo.exists(
                            query(where("_id")
                                    .is(copy.id())
                                    .and(TagService.KEYS)
                                    .is("urgent")),
                            Statement.class))
                    .isTrue();
            await().untilAsserted(() -> assertThat(as(coordinator, () -> activity.of(copy.id())))
                    .filteredOn(entry -> entry.toString().contains("statement.activity.duplicated"))
                    .hasSize(1));
        });
    }

    @Test
    void renamesAndTagsOnRecordAtWhicheverWriteItsServerIsKilled() {
        int writes = faults.atEachWrite(kill -> {
            var coordinator = coalition.member(Role.COORDINATOR);
            var id = as(coordinator, () -> creation.open(opening("One")));
            kill.accept(() -> {
                runAs(coordinator, () -> service.rename(id, "Two"));
                runAs(coordinator, () -> tags.change(id, List.of("Urgent"), null));
            });
            reconcile(id);
            reconcile(id);
            var now = statements.findById(id).orElseThrow();
            List<String> happened = new ArrayList<>();
            if (now.title().equals("Two")) {
                happened.add("statement.activity.renamed [One]");
            }
            if (now.tagging().tags().equals(List.of("Urgent"))) {
                happened.add("statement.activity.tagged [Urgent]");
            }
            await().untilAsserted(() -> assertThat(as(coordinator, () -> activity.of(id)))
                    .extracting(
                            entry -> entry.entry().kind() + " " + entry.entry().details())
                    .filteredOn(entry -> !entry.contains("opened"))
                    .containsExactlyInAnyOrderElementsOf(happened));
        });
        assertThat(writes).isGreaterThan(4);
    }

    private void reconcile(StatementId statement) {
        mongo.getCollection("reconcileQueue")
                .find(new Document("kind", announcer.kind()).append("subject", statement.value()))
                .map(entry -> entry.getString("subject"))
                .forEach(announcer::reconcile);
    }

    @Autowired
    ApplicationEvents events;

    @Autowired
    TagService tags;

    @Autowired
    StatementService service;

    @Autowired
    ActivityService activity;

    private static KeyedRequest request(Member member, String body) {
        return KeyedRequest.of(member.id(), "statement", "a key", body);
    }

    private static CreateStatement opening(String title) {
        return new CreateStatement(title, "en", "joint-statement", CanonicalText.read(title + "\n"), List.of());
    }

    @Autowired
    DraftService drafts;

    @Autowired
    Statements statements;

    private boolean willBeTold(StatementId statement) {
        return mongo.getCollection("eventOutbox").find().map(Document::toString).into(new ArrayList<>()).stream()
                .anyMatch(event -> event.contains("AccessChanged") && event.contains(statement.value()));
    }

    private boolean isTold(Member member, StatementId statement) {
        return as(member, notices::latest).stream()
                .anyMatch(notice -> notice.kind() == NoticeKind.SHARED && statement.equals(notice.statement()));
    }
}
