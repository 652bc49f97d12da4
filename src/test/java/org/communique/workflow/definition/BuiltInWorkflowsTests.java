package org.communique.workflow.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.workflow.ReviewFixtures.eventually;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.communique.ServerTest;
import org.communique.statement.Phase;
import org.communique.statement.VersionId;
import org.communique.statement.lifecycle.StatementLifecycle;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.definition.StepSettings.Approval;
import org.communique.workflow.engine.ProcessInstances;
import org.communique.workflow.engine.WorkflowReconciler;
import org.communique.workflow.review.DecideResult;
import org.communique.workflow.stage.ApprovalPolicy;
import org.communique.workflow.stage.Stage;
import org.communique.workflow.stage.StageStatus;
import org.communique.workflow.stage.Stages;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.bpmn.model.ReceiveTask;
import org.flowable.common.engine.impl.util.io.BytesStreamSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Every workflow that ships is walked from start to end along each of its paths. */
@ServerTest
class BuiltInWorkflowsTests {

    /** Stages with the outcomes that they come to; the last one leads to the draft, or to publication. */
    record Walk(String workflow, String path) {

        List<String> steps() {
            return Arrays.asList(path.split(" "));
        }
    }

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    Stages stages;

    @Autowired
    StatementLifecycle lifecycle;

    @Autowired
    ProcessInstances processes;

    @Autowired
    WorkflowReconciler reconciler;

    static List<Walk> walks() {
        return List.of(
                new Walk("joint-statement", "policyReview=APPROVED legalReview=APPROVED clearance=APPROVED"),
                new Walk("joint-statement", "policyReview=CHANGES_REQUESTED"),
                new Walk("joint-statement", "policyReview=APPROVED legalReview=CHANGES_REQUESTED"),
                new Walk("joint-statement", "policyReview=APPROVED legalReview=APPROVED clearance=CHANGES_REQUESTED"),
                new Walk("rapid-response", "silence=APPROVED"),
                new Walk("rapid-response", "silence=CHANGES_REQUESTED"),
                new Walk("rapid-response", "silence=OBJECTED"),
                new Walk("consensus-declaration", "consultation=APPROVED clearance=APPROVED"),
                new Walk("consensus-declaration", "consultation=CHANGES_REQUESTED"),
                new Walk("consensus-declaration", "consultation=OBJECTED vote=APPROVED clearance=APPROVED"),
                new Walk("consensus-declaration", "consultation=OBJECTED vote=APPROVED clearance=CHANGES_REQUESTED"),
                new Walk("consensus-declaration", "consultation=OBJECTED vote=CHANGES_REQUESTED"),
                new Walk("translation-review", "languageReview=APPROVED terminologyReview=APPROVED clearance=APPROVED"),
                new Walk(
                        "translation-review",
                        "terminologyReview=APPROVED languageReview=APPROVED clearance=CHANGES_REQUESTED"),
                new Walk("translation-review", "languageReview=CHANGES_REQUESTED terminologyReview=APPROVED"),
                new Walk("translation-review", "terminologyReview=CHANGES_REQUESTED languageReview=APPROVED"),
                new Walk("position-with-amendments", "policyReview=APPROVED legalReview=APPROVED clearance=APPROVED"),
                new Walk("position-with-amendments", "policyReview=CHANGES_REQUESTED"),
                new Walk("position-with-amendments", "policyReview=APPROVED legalReview=CHANGES_REQUESTED"),
                new Walk(
                        "position-with-amendments",
                        "policyReview=APPROVED legalReview=APPROVED clearance=CHANGES_REQUESTED"),
                new Walk("coalition-text", "approval=APPROVED"),
                new Walk("coalition-text", "approval=CHANGES_REQUESTED"),
                new Walk("small-coalition", "review=APPROVED"),
                new Walk("small-coalition", "review=CHANGES_REQUESTED"),
                new Walk("minor-revision", "check=APPROVED confirmation=APPROVED"),
                new Walk("minor-revision", "check=CHANGES_REQUESTED"),
                new Walk("minor-revision", "check=APPROVED confirmation=CHANGES_REQUESTED"));
    }

    @ParameterizedTest
    @MethodSource("walks")
    void comesToTheEndOfThePath(Walk walk) {
        var statement = fixtures.inReview(walk.workflow(), 3);
        for (var step : walk.steps()) {
            var outcome = StageStatus.valueOf(step.substring(step.indexOf('=') + 1));
            var stage = fixtures.awaitOpen(statement, step.substring(0, step.indexOf('=')));
            bring(stage, statement, outcome);
            var closed = stages.find(stage.id()).orElseThrow();
            assertThat(closed.status()).as(step).isEqualTo(outcome);
            ReviewFixtures.isPure(closed);
        }
        if (walk.steps().stream().allMatch(step -> step.endsWith("=APPROVED") || step.endsWith("=OBJECTED"))
                && !walk.path().endsWith("OBJECTED")) {
            publish(statement);
        } else {
            fixtures.awaitPhase(statement, Phase.DRAFTING);
            fixtures.submit(statement, "text of version 2\n");
            var first = walk.steps().getFirst();
            assertThat(fixtures.awaitOpen(statement, first.substring(0, first.indexOf('=')))
                            .version()
                            .number())
                    .isEqualTo(2);
        }
    }

    @Test
    void walksToEveryOutcomeOfEveryStage() throws IOException {
        Set<String> possible = new HashSet<>();
        try (var files = Files.list(Path.of("workflows"))) {
            for (var file : files.toList()) {
                possible.addAll(outcomes(file));
            }
        }
        var walked = walks().stream()
                .flatMap(walk -> walk.steps().stream().map(step -> walk.workflow() + "/" + step))
                .distinct()
                .toList();
        assertThat(walked).containsExactlyInAnyOrderElementsOf(possible);
    }

    private static List<String> outcomes(Path file) throws IOException {
        var process = new BpmnXMLConverter()
                .convertToBpmnModel(new BytesStreamSource(Files.readAllBytes(file)), true, true)
                .getMainProcess();
        return process.findFlowElementsOfType(ReceiveTask.class, true).stream()
                .flatMap(step -> StepSettings.of(step) instanceof Approval approval
                        ? outcomes(approval.policy()).map(outcome -> step.getId() + "=" + outcome)
                        : Stream.empty())
                .map(step -> process.getId() + "/" + step)
                .toList();
    }

    private static Stream<StageStatus> outcomes(ApprovalPolicy approvalPolicy) {
        var counted = Stream.of(StageStatus.APPROVED, StageStatus.CHANGES_REQUESTED);
        return approvalPolicy.rule().counts() ? counted : Stream.concat(counted, Stream.of(StageStatus.OBJECTED));
    }

    private void bring(Stage stage, Case statement, StageStatus outcome) {
        switch (outcome) {
            case APPROVED -> {
                if (stage.policy().rule() == ApprovalPolicy.Rule.SILENCE) {
                    fixtures.expire(stage, true);
                    reconciler.trigger(statement.id());
                    eventually(() -> !stages.find(stage.id()).orElseThrow().open());
                } else {
                    decide(stage, statement, Verdict.APPROVE);
                }
            }
            case OBJECTED -> {
                fixtures.decide(stage, statement.reviewer(0), Verdict.OBJECT);
                fixtures.expire(stage, true);
                reconciler.trigger(statement.id());
                eventually(() -> !stages.find(stage.id()).orElseThrow().open());
            }
            default -> decide(stage, statement, Verdict.REQUEST_CHANGES);
        }
    }

    private void decide(Stage stage, Case statement, Verdict verdict) {
        var people = stage.role() == org.communique.coalition.directory.Role.COORDINATOR
                ? List.of(statement.coordinator())
                : statement.reviewers();
        for (var member : people) {
            if (stages.find(stage.id()).orElseThrow().open()) {
                assertThat(fixtures.decide(stage, member, verdict)).isInstanceOf(DecideResult.Recorded.class);
            }
        }
    }

    private void publish(Case statement) {
        var version = VersionId.of(statement.id(), 1);
        fixtures.awaitPhase(statement, Phase.APPROVED);
        lifecycle.openSignOn(version);
        lifecycle.closeSignOn(version);
        var hash = java.util.Objects.requireNonNull(
                fixtures.statement(statement).frozen().newest());
        lifecycle.publish(version, hash, "slug-" + statement.id().value(), "/p/1");
        reconciler.trigger(statement.id());
        eventually(() -> !processes.running().contains(statement.id()));
    }
}
