package org.communique.workflow.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.bson.Document;
import org.communique.ServerTest;
import org.communique.coalition.directory.Member;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.statement.Phase;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.definition.WorkflowRegistry;
import org.communique.workflow.engine.AppliedSteps.Round;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageStatus;
import org.communique.workflow.stage.Stages;
import org.flowable.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Each test leaves a statement as a crash would have, without any event, and has the reconciler look at it. */
@ServerTest
class WorkflowReconcilerTests {

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    Stages stages;

    @Autowired
    ProcessInstances processes;

    @Autowired
    WorkflowReconciler reconciler;

    @Autowired
    RuntimeService runtime;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Ledger ledger;

    @Autowired
    MongoOperations mongo;

    @Test
    void startsAProcessThatIsMissing() {
        var statement = fixtures.unannounced();
        // All that there are, as at a start.
        reconciler.reconcile();
        assertThat(processes.running()).contains(statement.id());
    }

    @Test
    void startsOneProcessHoweverOftenItLooks() {
        var statement = fixtures.unannounced();
        reconciler.reconcile(statement.id().value());
        reconciler.reconcile(statement.id().value());
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(statement.id().value())
                        .count())
                .isOne();
    }

    @Test
    void takesAFirstStartThatWasRolledBackForNoLostProcess() {
        var statement = fixtures.unannounced();
        runs.begin(statement.id(), workflows.newestVersion("joint-statement").id());
        reconciler.reconcile(statement.id().value());
        assertThat(processes.running()).contains(statement.id());
        assertThat(applied.isRebuilt(statement.id())).isFalse();
    }

    @Autowired
    WorkflowRuns runs;

    @Autowired
    WorkflowRegistry workflows;

    @Autowired
    AppliedSteps applied;

    @Test
    void opensTheFirstStageOfAVersionThatNobodyAnnounced() {
        var statement = fixtures.unannounced();
        fixtures.submitUnannounced(statement);
        reconciler.reconcile(statement.id().value());
        assertThat(fixtures.stage(statement, "policyReview", 1).open()).isTrue();
    }

    @Test
    void opensAStageThatTheProcessCameToWithoutItsDocument() {
        var statement = fixtures.unannounced();
        reconciler.reconcile(statement.id().value());
        fixtures.submitUnannounced(statement);
        processes.complete(processes.position(statement.id()).waiting().getFirst(), new Round(1, 1), "SUBMITTED");
        assertThat(stages.of(statement.id())).isEmpty();
        reconciler.reconcile(statement.id().value());
        assertThat(fixtures.stage(statement, "policyReview", 1).open()).isTrue();
    }

    @Test
    void settlesAndRoutesAStageThatWasDecidedRightBeforeACrash() {
        var statement = fixtures.inPolicyReview();
        record(statement, statement.reviewer(0), Verdict.APPROVE);
        record(statement, statement.reviewer(1), Verdict.APPROVE);
        assertThat(fixtures.stage(statement, "policyReview", 1).status()).isEqualTo(StageStatus.OPEN);
        reconciler.reconcile(statement.id().value());
        assertThat(fixtures.stage(statement, "policyReview", 1).status()).isEqualTo(StageStatus.APPROVED);
        assertThat(fixtures.stage(statement, "legalReview", 1).open()).isTrue();
    }

    @Test
    void routesAStageThatWasSettledRightBeforeACrash() {
        var statement = fixtures.inPolicyReview();
        record(statement, statement.reviewer(0), Verdict.REQUEST_CHANGES);
        fixtures.awaitReceipts(fixtures.stage(statement, "policyReview", 1));
        var stage = fixtures.stage(statement, "policyReview", 1);
        assertThat(stages.close(stage, StageStatus.CHANGES_REQUESTED, stage.openedAt(), List.of()))
                .isPresent();
        reconciler.reconcile(statement.id().value());
        assertThat(fixtures.statement(statement).phase()).isEqualTo(Phase.DRAFTING);
    }

    @Test
    void opensTheDraftOfAProcessThatWentBackToDrafting() {
        var statement = fixtures.inPolicyReview();
        record(statement, statement.reviewer(0), Verdict.REQUEST_CHANGES);
        fixtures.awaitReceipts(fixtures.stage(statement, "policyReview", 1));
        var stage = fixtures.stage(statement, "policyReview", 1);
        assertThat(stages.close(stage, StageStatus.CHANGES_REQUESTED, stage.openedAt(), List.of()))
                .isPresent();
        processes.complete(
                processes.position(statement.id()).waiting().getFirst(), new Round(1, 1), "CHANGES_REQUESTED");
        assertThat(fixtures.statement(statement).phase()).isEqualTo(Phase.IN_REVIEW);
        reconciler.reconcile(statement.id().value());
        assertThat(fixtures.statement(statement).phase()).isEqualTo(Phase.DRAFTING);
    }

    @Test
    void movesAProcessOnceWhenAnOutcomeIsDeliveredTwice() {
        var statement = fixtures.inPolicyReview();
        var waiting = processes.position(statement.id()).waiting().getFirst();
        assertThat(processes.complete(waiting, new Round(1, 1), "APPROVED")).isTrue();
        assertThat(processes.complete(waiting, new Round(1, 1), "APPROVED")).isFalse();
        assertThat(processes.position(statement.id()).waiting())
                .extracting(ProcessInstances.WaitState::activity)
                .containsExactly("legalReview");
    }

    @Test
    void rebuildsAProcessThatWasLostFromTheDocuments() {
        var statement = fixtures.inPolicyReview();
        fixtures.decide(fixtures.stage(statement, "policyReview", 1), statement.reviewer(0), Verdict.REQUEST_CHANGES);
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        fixtures.submit(statement, "text of version 2\n");
        fixtures.awaitStage(statement, "policyReview", 2);
        reconciler.reconcile(statement.id().value());
        processes.end(statement.id(), "lost");
        jdbc.sql("delete from communique_applied where statement = ?")
                .param(statement.id().value())
                .update();
        reconciler.reconcile(statement.id().value());
        var position = processes.position(statement.id());
        assertThat(position.round()).isEqualTo(2);
        assertThat(position.waiting())
                .extracting(ProcessInstances.WaitState::activity)
                .containsExactly("policyReview");
        assertThat(fixtures.statement(statement).phase()).isEqualTo(Phase.IN_REVIEW);
        assertThat(stages.of(statement.id())).hasSize(2);
        assertThat(applied.isRebuilt(statement.id())).isTrue();
    }

    @Test
    void putsADecisionOnRecordThatACrashKeptOffIt() {
        var statement = fixtures.inPolicyReview();
        record(statement, statement.reviewer(0), Verdict.APPROVE);
        var log = LogId.privateOf(statement.id().value());
        assertThat(ledger.entries(log)).isEmpty();
        reconciler.reconcile(statement.id().value());
        reconciler.reconcile(statement.id().value());
        assertThat(ledger.entries(log)).hasSize(1);
    }

    @Test
    void endsTheProcessOfAStatementThatWasGivenUp() {
        var statement = fixtures.inPolicyReview();
        fixtures.abandonUnannounced(statement);
        reconciler.reconcile(statement.id().value());
        assertThat(processes.running()).doesNotContain(statement.id());
        assertThat(fixtures.stage(statement, "policyReview", 1).status()).isEqualTo(StageStatus.RECALLED);
    }

    @Test
    void isToLookAgainAtAStatementBeforeADecisionIsStored() {
        var statement = fixtures.inPolicyReview();
        record(statement, statement.reviewer(0), Verdict.APPROVE);
        record(statement, statement.reviewer(1), Verdict.APPROVE);
        assertThat(mongo.getCollection("reconcileQueue")
                        .countDocuments(new Document("kind", "statement")
                                .append("subject", statement.id().value())
                                .append("at", new Document("$gt", Instant.now()))))
                .isPositive();
        reconciler.reconcile(statement.id().value());
        assertThat(fixtures.stage(statement, "legalReview", 1).open()).isTrue();
    }

    @Test
    void looksAgainAtADeadlineAndAtNothingThatIsOver() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        fixtures.awaitReceipts(stage);
        var next = reconciler.reconcile(statement.id().value());
        assertThat(next)
                .hasValueSatisfying(time ->
                        assertThat(time).isEqualTo(stage.remindAt() == null ? stage.deadline() : stage.remindAt()));
        fixtures.abandonUnannounced(statement);
        assertThat(reconciler.reconcile(statement.id().value())).isEmpty();
    }

    private void record(Case statement, Member member, Verdict verdict) {
        // Proof that reviewers were told changes the stage, too.
        await().until(() -> {
            var stage = fixtures.stage(statement, "policyReview", 1);
            return stages.addDecision(stage, decision(stage, member, verdict)).isPresent();
        });
    }

    private static Decision decision(Stage stage, Member member, Verdict verdict) {
        return new Decision(
                member.id(),
                member.organisation(),
                verdict,
                null,
                stage.openedAt(),
                stage.version(),
                stage.hash(),
                Set.of(),
                null);
    }
}
