package org.communique.workflow.engine;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.workflow.ReviewFixtures.eventually;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.communique.LongRun;
import org.communique.ServerTest;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Organisation;
import org.communique.signon.AnswerContent;
import org.communique.signon.answer.SignOnRefusal;
import org.communique.signon.answer.SignOnService;
import org.communique.signon.answer.SignVersion;
import org.communique.signon.board.BoardFlag;
import org.communique.signon.call.OpenCall;
import org.communique.signon.call.OpeningOutcome;
import org.communique.signon.call.OutreachService;
import org.communique.signon.call.SignOnCallService;
import org.communique.statement.Phase;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.progress.Progress.Step;
import org.communique.workflow.progress.Progress.StepProgress;
import org.communique.workflow.progress.ProgressService;
import org.communique.workflow.review.DecideResult;
import org.communique.workflow.review.DecideResult.Recorded;
import org.communique.workflow.review.DecideResult.StageClosed;
import org.communique.workflow.stage.StageStatus;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

@ServerTest
class ProcessRouterTests {

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    StatementLifecycle lifecycle;

    @Autowired
    ProcessInstances processes;

    @Autowired
    ProgressService progress;

    @Autowired
    WorkflowReconciler reconciler;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SignOnCallService calls;

    @Autowired
    OutreachService outreach;

    @Autowired
    SignOnService signOn;

    @Autowired
    CoalitionFixtures people;

    @Autowired
    PlatformTransactionManager transactionManager;

    @Test
    void goesFromTheFirstStageToPublication() {
        var statement = fixtures.inPolicyReview();
        var version = VersionId.of(statement.id(), 1);
        approve(statement, "policyReview", 1, 2);
        approve(statement, "legalReview", 1, 1);
        clear(statement, 1);
        fixtures.awaitPhase(statement, Phase.APPROVED);
        assertThat(fixtures.statement(statement).frozen().approvedVersion()).isEqualTo(1);
        lifecycle.openSignOn(version);
        lifecycle.closeSignOn(version);
        lifecycle.publish(
                version,
                fixtures.stage(statement, "clearance", 1).hash(),
                "slug-" + statement.id().value(),
                "/p/1");
        eventually(() -> !processes.running().contains(statement.id()));
        var done = as(statement.coordinator(), () -> progress.progress(statement.id()));
        assertThat(done.steps()).extracting(Step::state).containsOnly(StepProgress.DONE);

        jdbc.sql("delete from communique_applied where statement = ?")
                .param(statement.id().value())
                .update();
        reconciler.reconcile();
        assertThat(processes.running()).doesNotContain(statement.id());
        var rebuilt = as(statement.coordinator(), () -> progress.progress(statement.id()));
        assertThat(rebuilt.steps()).extracting(Step::state).containsOnly(StepProgress.DONE);
        assertThat(rebuilt.steps())
                .as("what is known of the times")
                .filteredOn(step -> step.stage() != null)
                .hasSize(3)
                .extracting(Step::passed)
                .isEqualTo(done.steps().stream()
                        .filter(step -> step.stage() != null)
                        .map(Step::passed)
                        .toList());
        assertThat(rebuilt.steps())
                .filteredOn(step -> step.stage() == null)
                .extracting(Step::passed)
                .containsOnlyNulls();
    }

    @Test
    void goesBackToDraftingWhenATextIsTakenBackFromSignatureAndAsksForTheNextAnew() {
        var statement = fixtures.inPolicyReview();
        approveAll(statement, 1);
        var signer = people.organisation("Signer");
        var representative = people.representative(signer);
        var first = openCall(statement, signer);
        as(representative, () -> signOn.sign(new SignVersion(first, signer.id(), hash(statement), AnswerContent.NONE)));

        assertThat(as(statement.coordinator(), () -> calls.returnToDraft(first, "A number was wrong.")))
                .isTrue();
        assertThat(as(statement.coordinator(), () -> calls.returnToDraft(first, "Again.")))
                .isFalse();
        assertThat(fixtures.statement(statement).phase()).isEqualTo(Phase.DRAFTING);
        assertThat(as(
                        representative,
                        () -> signOn.sign(new SignVersion(first, signer.id(), hash(statement), AnswerContent.NONE))))
                .isInstanceOf(SignOnRefusal.CallClosed.class);
        assertThat(as(statement.coordinator(), () -> calls.summary(first)).withdrawalReason())
                .isEqualTo("A number was wrong.");

        fixtures.submit(statement, "text of version 2\n");
        approveAll(statement, 2);
        assertThat(as(statement.coordinator(), () -> calls.invitedBefore(statement.id())))
                .containsExactly(signer.id());
        assertThat(as(statement.coordinator(), () -> calls.candidates(statement.id())))
                .contains(signer);
        var second = openCall(statement, signer);
        assertThat(as(statement.coordinator(), () -> calls.board(second)).rows())
                .singleElement()
                .satisfies(row -> assertThat(row.flags()).contains(BoardFlag.EARLIER_TEXT));
        assertThat(as(statement.coordinator(), () -> outreach.askToReconsider(second, true))
                        .asked())
                .isEqualTo(1);
    }

    @Test
    void rebuildsAProcessWhoseTextWasTakenBackFromSignature() {
        var statement = fixtures.inPolicyReview();
        approveAll(statement, 1);
        var signer = people.organisation("Signer");
        var first = openCall(statement, signer);
        assertThat(as(statement.coordinator(), () -> calls.returnToDraft(first, "A number was wrong.")))
                .isTrue();
        assertThat(rebuilt(statement)).containsExactly("drafting");

        fixtures.submit(statement, "text of version 2\n");
        fixtures.awaitStage(statement, "policyReview", 2);
        assertThat(rebuilt(statement)).containsExactly("policyReview");
        approveAll(statement, 2);
        assertThat(rebuilt(statement)).containsExactly("signOn");
        var second = openCall(statement, signer);
        assertThat(rebuilt(statement)).containsExactly("signOn");
        assertThat(processes.position(statement.id()).version()).isEqualTo(2);
        lifecycle.closeSignOn(second);
        assertThat(rebuilt(statement)).containsExactly("publication");
        lifecycle.publish(second, hash(statement), "slug-" + statement.id().value(), "/p/2");
        assertThat(rebuilt(statement)).isEmpty();
        assertThat(processes.running()).doesNotContain(statement.id());
    }

    /** Where the process waits after the engine lost it. */
    private List<String> rebuilt(Case statement) {
        reconciler.reconcile(statement.id().value());
        processes.end(statement.id(), "lost");
        jdbc.sql("delete from communique_applied where statement = ?")
                .param(statement.id().value())
                .update();
        reconciler.reconcile(statement.id().value());
        return processes.position(statement.id()).activities();
    }

    private VersionId openCall(Case statement, Organisation organisation) {
        var command = new OpenCall(
                statement.id(), Set.of(organisation.id()), Instant.now().plus(Duration.ofDays(1)));
        assertThat(as(statement.coordinator(), () -> calls.open(command))).isInstanceOf(OpeningOutcome.Opened.class);
        return requireNonNull(fixtures.statement(statement).newestVersion());
    }

    private TextHash hash(Case statement) {
        return requireNonNull(fixtures.statement(statement).frozen().newest());
    }

    private void approveAll(Case statement, int round) {
        approve(statement, "policyReview", round, 2);
        approve(statement, "legalReview", round, 1);
        clear(statement, round);
        fixtures.awaitPhase(statement, Phase.APPROVED);
    }

    @Test
    void namesTheOpenStageOnTheStatement() {
        var statement = fixtures.inPolicyReview();
        eventually(() -> fixtures.statement(statement).waitingFor().equals(List.of("Policy review")));
    }

    @Test
    void goesBackToDraftingOnRequestedChangesAndThroughASecondRound() {
        for (var activity : List.of("policyReview", "legalReview", "clearance")) {
            var statement = fixtures.inPolicyReview();
            if (!activity.equals("policyReview")) {
                approve(statement, "policyReview", 1, 2);
            }
            if (activity.equals("clearance")) {
                approve(statement, "legalReview", 1, 1);
            }
            var decider = activity.equals("clearance") ? statement.coordinator() : statement.reviewer(2);
            var stage = fixtures.awaitStage(statement, activity, 1);
            fixtures.decide(stage, decider, Verdict.REQUEST_CHANGES);
            fixtures.awaitPhase(statement, Phase.DRAFTING);

            fixtures.submit(statement, "text of version 2\n");
            approve(statement, "policyReview", 2, 2);
            approve(statement, "legalReview", 2, 1);
            clear(statement, 2);
            fixtures.awaitPhase(statement, Phase.APPROVED);
            assertThat(fixtures.statement(statement).frozen().approvedVersion()).isEqualTo(2);
            assertThat(fixtures.stage(statement, activity, 1).status()).isEqualTo(StageStatus.CHANGES_REQUESTED);
        }
    }

    @Test
    void countsEveryoneWhoDecidesAtTheSameInstant() throws Exception {
        int count = LongRun.either(15, 60);
        var statements = IntStream.range(0, count)
                .mapToObj(_ -> fixtures.inPolicyReview())
                .toList();
        try (var pool = Executors.newFixedThreadPool(12)) {
            var start = new CountDownLatch(1);
            List<Future<DecideResult>> results = statements.stream()
                    .flatMap(statement -> statement.reviewers().stream()
                            .map(reviewer -> pool.submit(() -> {
                                start.await();
                                return fixtures.decide(
                                        fixtures.stage(statement, "policyReview", 1), reviewer, Verdict.APPROVE);
                            })))
                    .toList();
            start.countDown();
            int recorded = 0;
            for (var result : results) {
                assertThat(result.get()).isInstanceOfAny(Recorded.class, StageClosed.class);
                recorded += result.get() instanceof Recorded ? 1 : 0;
            }
            int stored = statements.stream()
                    .mapToInt(statement -> fixtures.stage(statement, "policyReview", 1)
                            .decisions()
                            .size())
                    .sum();
            assertThat(stored).isEqualTo(recorded).isBetween(2 * count, 3 * count);
        }
        for (var statement : statements) {
            fixtures.awaitStage(statement, "legalReview", 1);
            assertThat(fixtures.stage(statement, "policyReview", 1).status()).isEqualTo(StageStatus.APPROVED);
        }
    }

    @Test
    void keepsFlowableOnTheRelationalTransactions() {
        assertThat(transactionManager).isInstanceOf(JdbcTransactionManager.class);
    }

    private void approve(Case statement, String activity, int round, int approvals) {
        var stage = fixtures.awaitStage(statement, activity, round);
        for (int i = 0; i < approvals; i++) {
            assertThat(fixtures.decide(stage, statement.reviewer(i), Verdict.APPROVE))
                    .isInstanceOf(Recorded.class);
        }
    }

    private void clear(Case statement, int round) {
        var stage = fixtures.awaitStage(statement, "clearance", round);
        assertThat(fixtures.decide(stage, statement.coordinator(), Verdict.APPROVE))
                .isInstanceOf(Recorded.class);
    }
}
