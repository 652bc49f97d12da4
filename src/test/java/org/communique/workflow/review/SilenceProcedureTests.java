package org.communique.workflow.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.workflow.ReviewFixtures.eventually;

import java.time.Clock;
import java.time.Duration;
import org.communique.ServerTest;
import org.communique.statement.Phase;
import org.communique.statement.worklist.WorkItem;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.engine.WorkflowReconciler;
import org.communique.workflow.progress.ReviewWorkItemSource;
import org.communique.workflow.review.DecideResult.ReasonMissing;
import org.communique.workflow.review.DecideResult.Recorded;
import org.communique.workflow.review.DecideResult.StageClosed;
import org.communique.workflow.review.ExtendResult.Extended;
import org.communique.workflow.review.ExtendResult.NotLater;
import org.communique.workflow.review.WithdrawDecisionResult.NoDecision;
import org.communique.workflow.review.WithdrawDecisionResult.Withdrawn;
import org.communique.workflow.stage.AttentionReason;
import org.communique.workflow.stage.DeliveryReceipt;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageAction.StageActionKind;
import org.communique.workflow.stage.StageStatus;
import org.communique.workflow.stage.Stages;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;

@ServerTest
class SilenceProcedureTests {

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    Stages stages;

    @Autowired
    ReviewService review;

    @Autowired
    DeadlineService deadlines;

    @Autowired
    ReviewWorkItemSource work;

    @Autowired
    WorkflowReconciler reconciler;

    @Autowired
    Clock clock;

    @Test
    void keepsProofThatEachReviewerWasTold() {
        var statement = fixtures.inReview("rapid-response", 3);
        eventually(() -> silence(statement).receipts().size() == 3);
        assertThat(silence(statement).receipts())
                .extracting(DeliveryReceipt::member)
                .hasSameElementsAs(statement.reviewers().stream()
                        .map(reviewer -> reviewer.id())
                        .toList());
        assertThat(silence(statement).withoutReceipt()).isEmpty();
    }

    @Test
    void takesSilenceForApprovalAtTheDeadlineAsAVerdictOfItsOwn() {
        var statement = fixtures.inReview("rapid-response", 3);
        fixtures.decide(silence(statement), statement.reviewer(0), Verdict.APPROVE);
        fixtures.expire(silence(statement), true);
        reconciler.trigger(statement.id());
        fixtures.awaitPhase(statement, Phase.APPROVED);
        assertThat(silence(statement).decisions())
                .extracting(Decision::verdict)
                .containsExactly(Verdict.APPROVE, Verdict.TACIT_APPROVAL, Verdict.TACIT_APPROVAL);
        ReviewFixtures.isPure(silence(statement));
    }

    @Test
    void takesNoSilenceForApprovalWithoutProofAndTellsTheCoordinator() {
        var statement = fixtures.inReview("rapid-response", 3);
        fixtures.expire(silence(statement), false);
        reconciler.trigger(statement.id());
        eventually(() -> silence(statement).attention() == AttentionReason.SILENCE_UNPROVEN);
        assertThat(silence(statement).open()).isTrue();
        assertThat(work.waitingFor(statement.coordinator()))
                .filteredOn(item -> statement.id().equals(item.statement()))
                .extracting(WorkItem::kind)
                .containsExactly("workflow.work.attention.SILENCE_UNPROVEN");
    }

    @Test
    void refusesADecisionAfterTheSilenceEvenIfNobodyLookedYet() {
        var statement = fixtures.inReview("rapid-response", 3);
        var stage = silence(statement);
        fixtures.expire(stage, true);
        assertThat(fixtures.decide(stage, statement.reviewer(0), Verdict.OBJECT))
                .isEqualTo(new StageClosed(StageStatus.APPROVED));
    }

    @Test
    void approvesTacitlyAfterAnObjectionWasWithdrawn() {
        var statement = fixtures.inReview("rapid-response", 3);
        var stage = silence(statement);
        assertThat(fixtures.decide(stage, statement.reviewer(0), Verdict.OBJECT))
                .isInstanceOf(Recorded.class);
        assertThat(as(statement.reviewer(0), () -> review.withdrawDecision(stage.id())))
                .isInstanceOf(Withdrawn.class);
        assertThat(as(statement.reviewer(0), () -> review.withdrawDecision(stage.id())))
                .isEqualTo(new NoDecision());
        assertThat(fixtures.decide(stage, statement.reviewer(0), Verdict.ABSTAIN))
                .isInstanceOf(Recorded.class);
        fixtures.expire(stage, true);
        reconciler.trigger(statement.id());
        fixtures.awaitPhase(statement, Phase.APPROVED);
        assertThat(silence(statement).decisions())
                .extracting(Decision::withdrawn)
                .containsExactly(true, false, false, false);
    }

    @Test
    void wantsAReasonForAnObjection() {
        var statement = fixtures.inReview("rapid-response", 3);
        var stage = silence(statement);
        assertThat(as(
                        statement.reviewer(0),
                        () -> review.decide(new Decide(stage.id(), stage.hash(), Verdict.OBJECT, "  "))))
                .isEqualTo(new ReasonMissing());
    }

    @Test
    void extendsADeadlineOnRecordAndRemindsAnew() {
        var statement = fixtures.inReview("rapid-response", 3);
        var stage = silence(statement);
        var later = stage.deadline().plus(Duration.ofDays(2));
        assertThat(as(
                        statement.coordinator(),
                        () -> deadlines.extend(stage.id(), stage.deadline().minusSeconds(1), "")))
                .isEqualTo(new NotLater());
        assertThat(as(statement.coordinator(), () -> deadlines.extend(stage.id(), later, "A public holiday.")))
                .isInstanceOf(Extended.class);
        assertThat(silence(statement).deadline()).isEqualTo(later);
        assertThat(silence(statement).remindAt()).isBefore(later).isAfter(clock.instant());
        assertThat(silence(statement).acts()).singleElement().satisfies(action -> {
            assertThat(action.kind()).isEqualTo(StageActionKind.EXTENDED);
            assertThat(action.deadline()).isEqualTo(later);
            assertThat(action.reason()).isEqualTo("A public holiday.");
        });
    }

    @Test
    void tellsTheCoordinatorOfAStageThatIsOverdue() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        fixtures.expire(stage, true);
        reconciler.trigger(statement.id());
        eventually(() -> fixtures.stage(statement, "policyReview", 1).attention() == AttentionReason.OVERDUE);
        assertThat(fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE))
                .isInstanceOf(Recorded.class);
    }

    @Test
    void remindsOnceWhenTheTimeHasCome() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        assertThat(stage.remindAt()).isEqualTo(stage.deadline().minus(Duration.ofDays(1)));
        fixtures.awaitReceipts(stage);
        assertThat(stages.change(
                        fixtures.stage(statement, "policyReview", 1), new Update().set("remindAt", clock.instant())))
                .isPresent();
        reconciler.trigger(statement.id());
        eventually(() -> fixtures.stage(statement, "policyReview", 1).remindAt() == null);
    }

    private Stage silence(Case statement) {
        return fixtures.stage(statement, "silence", 1);
    }
}
