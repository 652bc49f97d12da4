package org.communique.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.communique.ApplicationArchive;
import org.communique.RandomSeed;
import org.communique.ServerTest;
import org.communique.coalition.directory.Member;
import org.communique.storage.WriteFaults;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Decision;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.engine.WorkflowReconciler;
import org.communique.workflow.review.Decide;
import org.communique.workflow.review.DecideResult.Recorded;
import org.communique.workflow.review.ReviewService;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.Stages;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** A server is killed at each point at which a decision is on its way, and the next goes on. */
@ServerTest
class WorkflowCrashTests {

    private static final int ROUNDS = 210;
    private static final int KILLED = 137;
    private static final int STUCK_SECONDS = 180;

    private static final int LEAST_WRITES = 3;

    @Autowired
    ApplicationContext context;

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    WorkflowReconciler reconciler;

    @Autowired
    ReviewService reviews;

    @Autowired
    Stages stages;

    @Autowired
    WriteFaults faults;

    @TempDir
    Path folder;

    private final List<String> acknowledged = new ArrayList<>();

    @Test
    void keepsEachAcknowledgedDecisionOnceAtWhicheverWriteTheServerIsKilled() {
        int writes = faults.atEachWrite(kill -> {
            var statement = fixtures.inPolicyReview();
            var stage = fixtures.stage(statement, "policyReview", 1);
            decide(stage, statement.reviewer(0));
            kill.accept(() -> decide(stage, statement.reviewer(1)));
            goesOn(statement);
        });
        assertThat(writes).isGreaterThanOrEqualTo(LEAST_WRITES);
    }

    private void decide(Stage stage, Member reviewer) {
        var decide = new Decide(stage.id(), stage.hash(), Verdict.APPROVE, "Said just before.");
        if (as(reviewer, () -> reviews.decide(decide)) instanceof Recorded(var decision, var _)) {
            acknowledged.add(WorkflowCrashNode.name(stage, decision));
        }
    }

    @Test
    void leavesNoStatementStuckAtWhicheverWriteTheServerIsKilledThatRoutesIt() {
        int writes = faults.atEachWrite(kill -> {
            var statement = fixtures.inPolicyReview();
            fixtures.awaitReceipts(fixtures.stage(statement, "policyReview", 1));
            for (int reviewer = 0; reviewer < 2; reviewer++) {
                var stage = fixtures.stage(statement, "policyReview", 1);
                assertThat(stages.addDecision(stage, decision(stage, statement.reviewer(reviewer))))
                        .isPresent();
            }
            kill.accept(() -> reconciler.reconcile(statement.id().value()));
            goesOn(statement);
            assertThat(fixtures.stage(statement, "legalReview", 1).open()).isTrue();
        });
        assertThat(writes).isGreaterThanOrEqualTo(LEAST_WRITES);
    }

    private void goesOn(Case statement) {
        reconciler.reconcile(statement.id().value());
        var report = WorkflowCrashNode.report(context, statement.id());
        assertThat(report).noneMatch(line -> line.startsWith("STUCK")).doesNotHaveDuplicates();
        assertThat(report)
                .containsAll(
                        acknowledged.stream().map(decision -> "HAS " + decision).toList());
        acknowledged.clear();
    }

    private static Decision decision(Stage stage, Member member) {
        return new Decision(
                member.id(),
                member.organisation(),
                Verdict.APPROVE,
                null,
                stage.openedAt(),
                stage.version(),
                stage.hash(),
                Set.of(),
                null);
    }

    /** The process ends itself, as by kill -9. */
    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void keepsEachAcknowledgedDecisionOnceAndLeavesNoStatementStuck() throws Exception {
        long seed = RandomSeed.of(WorkflowCrashTests.class);
        var random = new Random(seed);
        List<WorkflowCrashPoint> points = new ArrayList<>();
        while (points.size() < ROUNDS) {
            List<WorkflowCrashPoint> all = Arrays.asList(WorkflowCrashPoint.values());
            Collections.shuffle(all, random);
            points.addAll(all);
        }
        for (var point : points.subList(0, ROUNDS)) {
            assertThat(run(point.name())).as("exit at %s", point).isEqualTo(KILLED);
        }
        assertThat(run()).isZero();
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(ROUNDS);
    }

    private int run(String... point) throws Exception {
        List<String> command = new ArrayList<>(ApplicationArchive.javaWithTests());
        command.addAll(List.of(WorkflowCrashNode.class.getName(), folder.toString()));
        command.addAll(List.of(point));
        var errors = folder.resolveSibling(folder.getFileName() + ".errors").toFile();
        var process = new ProcessBuilder(command).redirectError(errors).start();
        var handle = process.toHandle();
        CompletableFuture.delayedExecutor(STUCK_SECONDS, TimeUnit.SECONDS).execute(handle::destroyForcibly);
        var before = List.copyOf(acknowledged);
        List<String> has = new ArrayList<>();
        try (var output = process.inputReader()) {
            output.lines().forEach(line -> {
                assertThat(line).doesNotStartWith("STUCK");
                if (line.startsWith("HAS ")) {
                    has.add(line.substring(4));
                }
                if (line.startsWith("ACK ")) {
                    acknowledged.add(line.substring(4));
                }
            });
        }
        assertThat(has)
                .as("decisions found by %s", List.of(point))
                .containsAll(before)
                .doesNotHaveDuplicates();
        return process.waitFor();
    }
}
