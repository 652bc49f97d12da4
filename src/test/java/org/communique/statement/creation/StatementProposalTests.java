package org.communique.statement.creation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.browser.Screens;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.job.Reconciler;
import org.communique.mail.OutboxWithRelay;
import org.communique.notification.NoticeKind;
import org.communique.notification.NoticeService;
import org.communique.signon.SignOnFixtures.MovableClock;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.StatementId;
import org.communique.statement.access.StatementRights;
import org.communique.statement.activity.ActivityService;
import org.communique.statement.creation.StatementProposalOutcome.Decided;
import org.communique.statement.creation.StatementProposalOutcome.NotProposed;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.SubmissionOutcome.NotDrafting;
import org.communique.statement.lifecycle.QuotaExceeded.TooManyProposed;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorklistService;
import org.communique.storage.WriteFaults;
import org.communique.text.document.RichText;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class StatementProposalTests {

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    CoalitionFixtures people;

    @Autowired
    StatementProposalService proposals;

    @Autowired
    StatementService statements;

    @Autowired
    StatementRights rights;

    @Autowired
    DraftService drafts;

    @Autowired
    WorklistService worklist;

    @Autowired
    NoticeService notices;

    @Autowired
    CollaborationService collaboration;

    @Autowired
    List<Reconciler> reconcilers;

    @Autowired
    MongoOperations mongo;

    @Autowired
    WriteFaults faults;

    @Autowired
    MovableClock clock;

    private final String title = "A proposal " + MemberId.random().value();
    private Member coordinator;
    private Member proposer;
    private Member other;

    @BeforeEach
    void people() {
        coordinator = people.member(Role.COORDINATOR);
        proposer = people.member(Role.REVIEWER);
        other = people.member(Role.DRAFTER);
    }

    private StatementId propose() {
        return as(
                proposer,
                () -> proposals.propose(
                        new ProposeStatement(title, "en", "The committee meets in May.", RichText.EMPTY),
                        StatementId.random()));
    }

    private Statement now(StatementId statement) {
        return as(coordinator, () -> statements.get(statement));
    }

    @Test
    void anyMemberBeginsAStatementThatACoordinatorOpens() {
        var mine = screens.signedIn(proposer);
        mine.open("statements");
        mine.link("Propose a statement").click();
        mine.field("Title").fill(title);
        mine.button("Propose statement").click();
        assertThat(mine.text()).contains("Say why.");
        mine.field("Why should the coalition make this statement?").fill("The committee meets in May.");
        mine.button("Propose statement").click();
        assertThat(mine.path()).endsWith("/draft");
        mine.shows("You proposed this statement.");
        assertThat(mine.button("Submit for review").count()).isZero();

        var theirs = screens.signedIn(coordinator);
        // Other tests leave so much work that My work shows a part of it.
        var work = as(coordinator, worklist::items).stream()
                .filter(item -> item.title().equals(title))
                .toList();
        assertThat(work).singleElement().returns("statement.work.proposed", WorkItem::kind);
        theirs.open(work.getFirst().route());
        theirs.shows(proposer.name() + " proposes this statement.");
        theirs.shows("The committee meets in May.");
        theirs.button("Open statement").click();
        theirs.shows("The statement is open, and you coordinate it.");

        var statement = new StatementId(theirs.path().split("/")[2]);
        assertThat(now(statement))
                .returns(Phase.DRAFTING, Statement::phase)
                .returns(coordinator.id(), Statement::coordinator)
                .returns("joint-statement", Statement::workflow);
        await().untilAsserted(() -> assertThat(as(proposer, () -> notices.latest()))
                .anySatisfy(notice -> assertThat(notice.kind()).isEqualTo(NoticeKind.PROPOSAL_OPENED)));
        assertThat(as(proposer, () -> rights.canEdit(statement))).isTrue();
    }

    @Test
    void onlyTheProposerAndCoordinatorsSeeItAndItCannotBeSubmitted() {
        var statement = propose();
        assertThat(as(proposer, () -> rights.canEdit(statement))).isTrue();
        assertThat(as(coordinator, () -> rights.canEdit(statement))).isTrue();
        assertThat(as(other, () -> rights.canOpen(statement))).isFalse();
        var own = as(
                other,
                () -> proposals.propose(
                        new ProposeStatement(title, "en", "A reason", RichText.EMPTY), StatementId.random()));
        assertThat(as(other, () -> rights.canReview(own)))
                .as("without the role")
                .isFalse();
        assertThat(as(coordinator, () -> drafts.submit(statement, true, ""))).isInstanceOf(NotDrafting.class);
        assertThatExceptionOfType(AccessDeniedException.class)
                .isThrownBy(() -> as(proposer, () -> proposals.open(statement, "joint-statement")));
        assertThat(now(statement).phase()).isEqualTo(Phase.PROPOSED);
    }

    @Test
    void aCoordinatorDeclinesItWithAReasonThatItsProposerReads() {
        var statement = propose();
        var theirs = screens.signedIn(coordinator);
        theirs.open(statement, "draft");
        theirs.button("Decline").click();
        theirs.field("Why? The person who proposed it can read this.").fill("We made one in March.");
        theirs.in("words-form").button("Decline").click();
        assertThat(now(statement).phase()).isEqualTo(Phase.ABANDONED);
        assertThat(as(coordinator, () -> proposals.open(statement, "joint-statement")))
                .isInstanceOf(NotProposed.class);
        var mine = screens.signedIn(proposer);
        mine.open(statement, "draft");
        mine.shows(coordinator.name() + " declined this statement: We made one in March.", "Declined");
        mine.hides("Abandoned");
        await().untilAsserted(() -> assertThat(as(proposer, () -> notices.latest()))
                .anySatisfy(notice -> assertThat(notice.kind()).isEqualTo(NoticeKind.PROPOSAL_DECLINED)));
    }

    @Test
    void itsProposerWithdrawsIt() {
        var statement = propose();
        assertThat(as(coordinator, () -> proposals.withdraw(statement))).isInstanceOf(NotProposed.class);
        assertThat(as(proposer, () -> proposals.withdraw(statement))).isInstanceOf(Decided.class);
        assertThat(now(statement).phase()).isEqualTo(Phase.ABANDONED);
        assertThat(as(coordinator, () -> proposals.decline(statement, "Too late")))
                .isInstanceOf(NotProposed.class);
    }

    @Test
    void aMemberProposesNoMoreThanCoordinatorsLookAt() {
        for (int i = 0; i < 5; i++) {
            assertThat(as(proposer, () -> proposals.refusal())).isEmpty();
            propose();
        }
        assertThat(as(proposer, () -> proposals.refusal())).containsInstanceOf(TooManyProposed.class);
    }

    /** Each list of statements is read with it. */
    @Test
    void itsLanguageIsNoLongerThanAnyTag() {
        var longest = "en-x-" + "abcdefgh-".repeat(10_000) + "a";
        var command = new ProposeStatement(title, longest, "A reason", RichText.EMPTY);
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> as(proposer, () -> proposals.propose(command, StatementId.random())));
    }

    @Test
    void isWrittenInNoMoreAtWhicheverWriteTheServerIsKilledWhileItIsDeclined() {
        faults.atEachWrite(kill -> {
            people();
            var statement = propose();
            kill.accept(() -> as(coordinator, () -> proposals.decline(statement, "Not now")));
            if (now(statement).phase() == Phase.ABANDONED) {
                clock.move(Duration.ofMinutes(5));
                reconcilers.forEach(reconciler -> reconcile(reconciler, statement));
                clock.reset();
                assertThat(collaboration.isFrozen(new DraftId(statement.value())))
                        .isTrue();
            }
        });
    }

    @Test
    void isToldAtWhicheverWriteTheServerIsKilledOfWhatWasDecided() {
        faults.atEachWrite(kill -> {
            people();
            var id = StatementId.random();
            var command = new ProposeStatement(title, "en", "The committee meets in May.", RichText.EMPTY);
            kill.accept(() -> as(proposer, () -> proposals.propose(command, id)));
            reconcileAll(id);
            if (mongo.exists(query(where("_id").is(id)), Statement.class)) {
                isTold(coordinator, NoticeKind.STATEMENT_PROPOSED, id);
            }
        });
        faults.atEachWrite(kill -> {
            people();
            var id = propose();
            kill.accept(() -> as(coordinator, () -> proposals.decline(id, "Not now")));
            reconcileAll(id);
            if (now(id).phase() == Phase.ABANDONED) {
                isTold(proposer, NoticeKind.PROPOSAL_DECLINED, id);
                isOnRecordOnce(id, "statement.activity.declined");
            }
        });
        faults.atEachWrite(kill -> {
            people();
            var id = propose();
            kill.accept(() -> as(coordinator, () -> proposals.open(id, "joint-statement")));
            reconcileAll(id);
            if (now(id).phase() == Phase.DRAFTING) {
                isTold(proposer, NoticeKind.PROPOSAL_OPENED, id);
                isOnRecordOnce(id, "statement.activity.opened");
            }
        });
        faults.atEachWrite(kill -> {
            people();
            var id = propose();
            kill.accept(() -> as(coordinator, () -> statements.abandon(id)));
            reconcileAll(id);
            if (now(id).phase() == Phase.ABANDONED) {
                isOnRecordOnce(id, "statement.activity.abandoned");
            }
        });
    }

    private void reconcileAll(StatementId statement) {
        clock.move(Duration.ofMinutes(5));
        reconcilers.forEach(reconciler -> reconcile(reconciler, statement));
        OutboxWithRelay.tellOfWhatWasLeft(server);
        clock.reset();
    }

    @Autowired
    ApplicationContext server;

    private void isTold(Member member, NoticeKind kind, StatementId statement) {
        await().untilAsserted(() -> assertThat(as(member, () -> notices.latest()))
                .filteredOn(notice -> statement.equals(notice.statement()) && notice.kind() == kind)
                .hasSize(1));
    }

    private void isOnRecordOnce(StatementId statement, String kind) {
        await().untilAsserted(() -> assertThat(as(coordinator, () -> activity.of(statement)))
                .filteredOn(entry -> entry.entry().kind().equals(kind))
                .hasSize(1));
    }

    @Autowired
    ActivityService activity;

    /** As the job does, and not what is due of other tests' statements. */
    private void reconcile(Reconciler reconciler, StatementId statement) {
        mongo.getCollection("reconcileQueue")
                .find(new Document("kind", reconciler.kind()).append("subject", statement.value()))
                .map(entry -> entry.getString("subject"))
                .forEach(reconciler::reconcile);
    }

    @Test
    void aMemberWhoProposesManyAtOnceProposesNoMoreThanThat() throws Exception {
        try (var windows = Executors.newVirtualThreadPerTaskExecutor()) {
            var all = IntStream.range(0, 40)
                    .mapToObj(_ -> windows.submit(this::propose))
                    .toList();
            long proposed = all.stream()
                    .filter(each -> {
                        try {
                            each.get();
                            return true;
                        } catch (Exception refused) {
                            return false;
                        }
                    })
                    .count();
            assertThat(proposed).isLessThanOrEqualTo(5);
        }
    }
}
