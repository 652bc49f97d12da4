package org.communique.workflow.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.communique.workflow.ReviewFixtures.eventually;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.communique.ServerTest;
import org.communique.coalition.directory.Role;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.statement.Phase;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.bpmn.BpmnFiles;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.definition.SaveWorkflow;
import org.communique.workflow.definition.SaveWorkflowResult.Saved;
import org.communique.workflow.definition.WorkflowRegistry;
import org.communique.workflow.definition.WorkflowService;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.engine.ProcessInstances;
import org.communique.workflow.engine.WorkflowReconciler;
import org.communique.workflow.engine.WorkflowRuns;
import org.communique.workflow.migration.MigrationResult.Blocked;
import org.communique.workflow.migration.MigrationResult.Moved;
import org.communique.workflow.migration.MigrationResult.NotNewest;
import org.communique.workflow.migration.MigrationResult.NotUnderWay;
import org.communique.workflow.model.MigrationObstacle;
import org.communique.workflow.model.MigrationObstacle.ObstacleKind;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ServerTest
class MigrationServiceTests {

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    WorkflowService service;

    @Autowired
    MigrationService migrations;

    @Autowired
    ProcessInstances processes;

    @Autowired
    WorkflowRegistry workflows;

    @Autowired
    WorkflowReconciler reconciler;

    @Autowired
    WorkflowRuns runs;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    private final String key = "m" + UUID.randomUUID().toString().substring(0, 8);

    private WorkflowVersion save(String shipped, UnaryOperator<String> change) {
        var file = change.apply(BpmnFiles.shipped(shipped).replace("\"" + shipped + "\"", "\"" + key + "\""));
        var administrator = fixtures.coalition.member(Role.ADMINISTRATOR);
        var command = new SaveWorkflow(file.getBytes(StandardCharsets.UTF_8), "changes", null);
        return ((Saved) as(administrator, () -> service.save(command))).version();
    }

    @Test
    void goesOnByTheNewestVersionFromTheStageWhereItWaits() {
        save("joint-statement", file -> file);
        var statement = fixtures.inReview(key, 3);
        var second = save(
                "joint-statement",
                file -> file.replace(
                        "needed=\"1\" changes=\"any\" role=\"reviewer\"",
                        "needed=\"2\" changes=\"any\" role=\"reviewer\""));
        var preview = as(statement.coordinator(), () -> migrations.preview(statement.id()))
                .orElseThrow();
        assertThat(preview.obstacles()).isEmpty();
        assertThat(preview.differences())
                .singleElement()
                .satisfies(change -> assertThat(change.id()).isEqualTo("legalReview"));
        assertThat(move(statement, second)).isEqualTo(new Moved(second.id()));
        assertThat(fixtures.stage(statement, "policyReview", 1).open()).isTrue();
        approve(statement, "policyReview", 0, 1);
        assertThat(fixtures.awaitOpen(statement, "legalReview").policy().needed())
                .isEqualTo(2);
        assertThat(runs.find(statement.id()).orElseThrow().moves())
                .singleElement()
                .satisfies(migration -> {
                    assertThat(migration.done()).isTrue();
                    assertThat(migration.by()).isEqualTo(statement.coordinator().id());
                });
        assertThat(ledger.entries(LogId.privateOf(statement.id().value()))).anySatisfy(entry -> {
            assertThat(entry.type()).isEqualTo("workflowMoved");
            assertThat(entry.fields()).containsKeys("from", "to", "member", "reasonHash");
        });
        assertThat(move(statement, second)).isEqualTo(new NotNewest());
    }

    @Test
    void staysWhereTheStageHasNoCounterpart() {
        save("joint-statement", file -> file);
        var statement = fixtures.inReview(key, 3);
        var second = save("joint-statement", file -> file.replace("\"policyReview\"", "\"firstReview\""));
        assertThat(move(statement, second))
                .isEqualTo(new Blocked(
                        List.of(new MigrationObstacle(ObstacleKind.NO_COUNTERPART, "policyReview", "Policy review"))));
        approve(statement, "policyReview", 0, 1);
        fixtures.awaitOpen(statement, "legalReview");
        var preview = as(statement.coordinator(), () -> migrations.preview(statement.id()))
                .orElseThrow();
        assertThat(preview.passed()).containsExactly("Policy review");
        assertThat(move(statement, second)).isEqualTo(new Moved(second.id()));
        fixtures.decide(fixtures.stage(statement, "legalReview", 1), statement.reviewer(2), Verdict.REQUEST_CHANGES);
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        fixtures.submit(statement, "text of version 2\n");
        fixtures.awaitOpen(statement, "firstReview");
    }

    @Test
    void movesBranchesThatStandBesideEachOther() {
        save("translation-review", file -> file);
        var statement = fixtures.inReview(key, 3);
        approve(statement, "languageReview", 0);
        eventually(() -> processes.position(statement.id()).activities().equals(List.of("terminologyReview")));
        var second = save(
                "translation-review",
                file -> file.replace("role=\"coordinator\" deadline=\"P2D\"", "role=\"reviewer\" deadline=\"P2D\""));
        assertThat(move(statement, second)).isEqualTo(new Moved(second.id()));
        approve(statement, "terminologyReview", 1);
        assertThat(fixtures.awaitOpen(statement, "clearance").role()).isEqualTo(Role.REVIEWER);
        processes.end(statement.id(), "lost");
        jdbc.sql("delete from communique_applied where statement = ?")
                .param(statement.id().value())
                .update();
        reconciler.reconcile(statement.id().value());
        assertThat(processes.position(statement.id()).activities()).containsExactly("clearance");
        assertThat(processes.definition(statement.id())).contains(workflows.definition(second.id()));
    }

    @Test
    void movesNothingThatHasNotBegunOrIsOver() {
        var first = save("joint-statement", file -> file);
        var statement = fixtures.inReview(key, 3);
        fixtures.abandonUnannounced(statement);
        reconciler.reconcile(statement.id().value());
        assertThat(move(statement, first)).isEqualTo(new NotUnderWay());
    }

    private MigrationResult move(ReviewFixtures.Case statement, WorkflowVersion to) {
        return as(statement.coordinator(), () -> migrations.move(statement.id(), to.id(), "Better rules."));
    }

    private void approve(ReviewFixtures.Case statement, String activity, int... reviewers) {
        for (var reviewer : reviewers) {
            fixtures.decide(fixtures.awaitOpen(statement, activity), statement.reviewer(reviewer), Verdict.APPROVE);
        }
    }
}
