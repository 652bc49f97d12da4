package org.communique.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.CoalitionFixtures.as;
import static org.communique.workflow.ReviewFixtures.eventually;

import java.time.Clock;
import java.time.Duration;
import org.communique.statement.Phase;
import org.communique.statement.WorkItem;
import org.communique.workflow.DecideResult.ReasonMissing;
import org.communique.workflow.DecideResult.Recorded;
import org.communique.workflow.DecideResult.StageClosed;
import org.communique.workflow.ExtendResult.Extended;
import org.communique.workflow.ExtendResult.NotLater;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.Stage.Status;
import org.communique.workflow.WithdrawResult.NoObjection;
import org.communique.workflow.WithdrawResult.Withdrawn;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.query.Update;

@WorkflowTest
class SilenceTests {

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    Stages stages;

    @Autowired
    ReviewService review;

    @Autowired
    DeadlineService deadlines;

    @Autowired
    ReviewWork work;

    @Autowired
    WakeUps wakeUps;

    @Autowired
    Clock clock;

    @Test
    void keepsProofThatEachReviewerWasTold() {
        var statement = fixtures.inReview("rapid-response", 3);
        eventually(() -> silence(statement).told().size() == 3);
        assertThat(silence(statement).told())
                .extracting(Told::member)
                .hasSameElementsAs(statement.reviewers().stream()
                        .map(reviewer -> reviewer.id())
                        .toList());
        assertThat(silence(statement).untold()).isEmpty();
    }

    @Test
    void takesSilenceForApprovalAtTheDeadlineAsAVerdictOfItsOwn() {
        var statement = fixtures.inReview("rapid-response", 3);
        fixtures.decide(silence(statement), statement.reviewer(0), Verdict.APPROVE);
        fixtures.expire(silence(statement), true);
        wakeUps.wake(statement.id());
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
        wakeUps.wake(statement.id());
        eventually(() -> silence(statement).attention() == Attention.SILENCE_UNPROVEN);
        assertThat(silence(statement).open()).isTrue();
        assertThat(work.waitingFor(statement.coordinator()))
                .filteredOn(item -> item.statement().equals(statement.id()))
                .extracting(WorkItem::kind)
                .containsExactly("workflow.work.attention.SILENCE_UNPROVEN");
    }

    @Test
    void refusesADecisionAfterTheSilenceEvenIfNobodyLookedYet() {
        var statement = fixtures.inReview("rapid-response", 3);
        var stage = silence(statement);
        fixtures.expire(stage, true);
        assertThat(fixtures.decide(stage, statement.reviewer(0), Verdict.OBJECT))
                .isEqualTo(new StageClosed(Status.APPROVED));
    }

    @Test
    void approvesTacitlyAfterAnObjectionWasWithdrawn() {
        var statement = fixtures.inReview("rapid-response", 3);
        var stage = silence(statement);
        assertThat(fixtures.decide(stage, statement.reviewer(0), Verdict.OBJECT))
                .isInstanceOf(Recorded.class);
        assertThat(as(statement.reviewer(0), () -> review.withdrawObjection(stage.id())))
                .isInstanceOf(Withdrawn.class);
        assertThat(as(statement.reviewer(0), () -> review.withdrawObjection(stage.id())))
                .isEqualTo(new NoObjection());
        assertThat(fixtures.decide(stage, statement.reviewer(0), Verdict.ABSTAIN))
                .isInstanceOf(Recorded.class);
        fixtures.expire(stage, true);
        wakeUps.wake(statement.id());
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
        assertThat(silence(statement).acts()).singleElement().satisfies(act -> {
            assertThat(act.kind()).isEqualTo(StageAct.Kind.EXTENDED);
            assertThat(act.deadline()).isEqualTo(later);
            assertThat(act.reason()).isEqualTo("A public holiday.");
        });
    }

    @Test
    void tellsTheCoordinatorOfAStageThatIsOverdue() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        fixtures.expire(stage, true);
        wakeUps.wake(statement.id());
        eventually(() -> fixtures.stage(statement, "policyReview", 1).attention() == Attention.OVERDUE);
        assertThat(fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE))
                .isInstanceOf(Recorded.class);
    }

    @Test
    void remindsOnceWhenTheTimeHasCome() {
        var statement = fixtures.inPolicyReview();
        var stage = fixtures.stage(statement, "policyReview", 1);
        assertThat(stage.remindAt()).isEqualTo(stage.deadline().minus(Duration.ofDays(1)));
        fixtures.awaitTold(stage);
        assertThat(stages.change(
                        fixtures.stage(statement, "policyReview", 1), new Update().set("remindAt", clock.instant())))
                .isPresent();
        wakeUps.wake(statement.id());
        eventually(() -> fixtures.stage(statement, "policyReview", 1).remindAt() == null);
    }

    private Stage silence(Case statement) {
        return fixtures.stage(statement, "silence", 1);
    }
}
