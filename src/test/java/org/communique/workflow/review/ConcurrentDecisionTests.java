package org.communique.workflow.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.communique.LongRun;
import org.communique.ServerTest;
import org.communique.coalition.directory.Member;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.review.DecideResult.AlreadyDecided;
import org.communique.workflow.review.DecideResult.OrganisationDecided;
import org.communique.workflow.review.DecideResult.Recorded;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageStatus;
import org.communique.workflow.stage.Stages;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Whatever happens at once, each acknowledged decision is there once and the stage is what its decisions make it. */
@ServerTest
class ConcurrentDecisionTests {

    private static final int ROUNDS = LongRun.either(2, 100);

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    Stages stages;

    @Autowired
    ReturnService returns;

    @Autowired
    AssignmentService assignment;

    @Autowired
    DeadlineService deadlines;

    @Autowired
    ReviewService review;

    @Test
    void takesManyReviewersAtOnce() throws Exception {
        int count = LongRun.either(30, 100);
        var statement = fixtures.inReview("consensus-declaration", count);
        var stage = fixtures.stage(statement, "consultation", 1);
        List<Callable<DecideResult>> acts = new ArrayList<>();
        statement.reviewers().forEach(reviewer -> acts.add(decision(stage, reviewer, Verdict.APPROVE)));
        assertThat(atOnce(acts)).hasOnlyElementsOfType(Recorded.class).hasSize(count);
        var closed = stages.find(stage.id()).orElseThrow();
        assertThat(closed.decisions()).hasSize(count);
        assertThat(closed.status()).isEqualTo(StageStatus.APPROVED);
        ReviewFixtures.isPure(closed);
        fixtures.awaitOpen(statement, "clearance");
    }

    @Test
    void decidesBetweenApprovalAndObjection() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var statement = fixtures.inPolicyReview();
            var stage = policyReview(statement);
            check(
                    stage,
                    atOnce(List.<Callable<?>>of(
                            decision(stage, statement.reviewer(0), Verdict.APPROVE),
                            decision(stage, statement.reviewer(1), Verdict.APPROVE),
                            decision(stage, statement.reviewer(2), Verdict.OBJECT))));
            assertThat(policyReview(statement).open()).isFalse();
        }
    }

    @Test
    void countsTheSameClickOnce() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var statement = fixtures.inPolicyReview();
            var stage = policyReview(statement);
            var click = decision(stage, statement.reviewer(0), Verdict.APPROVE);
            var results = atOnce(List.of(click, click, click, click));
            assertThat(results).filteredOn(Recorded.class::isInstance).hasSize(1);
            assertThat(results).filteredOn(AlreadyDecided.class::isInstance).hasSize(3);
            check(stage, results);
        }
    }

    @Test
    void takesOneVerdictOfAnOrganisationThatHasOneVote() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var statement = fixtures.inReview("consensus-declaration", 2);
            var colleague = fixtures.addColleague(statement, statement.reviewer(0));
            var asked = List.of(statement.reviewer(0), statement.reviewer(1), colleague);
            var consultation = fixtures.awaitOpen(statement, "consultation");
            as(
                    statement.coordinator(),
                    () -> assignment.assignReviewers(
                            consultation.id(), asked.stream().map(Member::id).collect(Collectors.toSet())));
            var results = atOnce(List.of(
                    decision(consultation, statement.reviewer(0), Verdict.APPROVE),
                    decision(consultation, colleague, Verdict.OBJECT)));
            assertThat(results).filteredOn(Recorded.class::isInstance).hasSize(1);
            assertThat(results)
                    .filteredOn(OrganisationDecided.class::isInstance)
                    .hasSize(1);
            check(consultation, results);
        }
    }

    @Test
    void decidesBetweenADecisionAndTheDeadline() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var statement = fixtures.inReview("rapid-response", 3);
            var stage = fixtures.stage(statement, "silence", 1);
            Callable<Object> deadline = () -> {
                fixtures.expire(stage, true);
                return fixtures.decide(stage, statement.reviewer(2), Verdict.ABSTAIN);
            };
            var results =
                    atOnce(List.<Callable<?>>of(decision(stage, statement.reviewer(0), Verdict.OBJECT), deadline));
            var closed = stages.find(stage.id()).orElseThrow();
            assertThat(closed.status())
                    .isEqualTo(results.getFirst() instanceof Recorded ? StageStatus.OBJECTED : StageStatus.APPROVED);
            check(stage, results);
        }
    }

    @Test
    void decidesBetweenADecisionAndARecall() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var statement = fixtures.inPolicyReview();
            var stage = policyReview(statement);
            check(
                    stage,
                    atOnce(List.<Callable<?>>of(
                            decision(stage, statement.reviewer(0), Verdict.APPROVE),
                            decision(stage, statement.reviewer(1), Verdict.APPROVE),
                            () -> as(statement.drafter(), () -> returns.recall(statement.id(), "")))));
            assertThat(policyReview(statement).status()).isIn(StageStatus.APPROVED, StageStatus.RECALLED);
        }
    }

    @Test
    void decidesBetweenADecisionAReassignmentAndAnExtension() throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            var statement = fixtures.inPolicyReview(4);
            var stage = policyReview(statement);
            var from = statement.reviewer(0).id();
            var to = statement.reviewer(3).id();
            var asked = Set.of(
                    from, statement.reviewer(1).id(), statement.reviewer(2).id());
            as(statement.coordinator(), () -> assignment.assignReviewers(stage.id(), asked));
            var later = stage.deadline().plus(Duration.ofDays(1));
            var results = atOnce(List.<Callable<?>>of(
                    decision(stage, statement.reviewer(0), Verdict.APPROVE),
                    () -> as(statement.coordinator(), () -> assignment.reassign(stage.id(), from, to, "")),
                    () -> as(statement.coordinator(), () -> deadlines.extend(stage.id(), later, ""))));
            check(stage, results);
            assertThat(policyReview(statement).asks(from)).isEqualTo(results.getFirst() instanceof Recorded);
        }
    }

    private void check(Stage stage, List<?> results) {
        var now = stages.find(stage.id()).orElseThrow();
        if (now.status() != StageStatus.RECALLED && now.status() != StageStatus.OPEN) {
            ReviewFixtures.isPure(now);
        }
        results.stream()
                .filter(Recorded.class::isInstance)
                .map(result -> ((Recorded) result).decision())
                .forEach(decision -> assertThat(now.decisions()).containsOnlyOnce(decision));
    }

    private Callable<DecideResult> decision(Stage stage, Member member, Verdict verdict) {
        return () -> as(member, () -> review.decide(new Decide(stage.id(), stage.hash(), verdict, "because")));
    }

    private Stage policyReview(Case statement) {
        return fixtures.stage(statement, "policyReview", 1);
    }

    private static List<Object> atOnce(List<? extends Callable<?>> acts)
            throws InterruptedException, ExecutionException {
        try (var pool = Executors.newFixedThreadPool(acts.size())) {
            var start = new CountDownLatch(1);
            List<Future<?>> running = new ArrayList<>();
            for (var act : acts) {
                running.add(pool.submit(() -> {
                    start.await();
                    return act.call();
                }));
            }
            start.countDown();
            List<Object> results = new ArrayList<>();
            for (var future : running) {
                results.add(future.get());
            }
            return results;
        }
    }
}
