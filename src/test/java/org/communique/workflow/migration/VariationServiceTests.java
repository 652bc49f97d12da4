package org.communique.workflow.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.communique.ServerTest;
import org.communique.coalition.directory.Role;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.statement.Phase;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.ReviewFixtures.Case;
import org.communique.workflow.bpmn.BpmnFiles;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.definition.SaveWorkflow;
import org.communique.workflow.definition.SaveWorkflowResult.Saved;
import org.communique.workflow.definition.VaryWorkflow;
import org.communique.workflow.definition.VaryWorkflow.ExtraStage;
import org.communique.workflow.definition.VaryWorkflow.StageChange;
import org.communique.workflow.definition.WorkflowRegistry;
import org.communique.workflow.definition.WorkflowService;
import org.communique.workflow.definition.WorkflowVersion;
import org.communique.workflow.engine.ProcessInstances;
import org.communique.workflow.engine.WorkflowReconciler;
import org.communique.workflow.migration.VariationResult.Changed;
import org.communique.workflow.migration.VariationResult.NoPlace;
import org.communique.workflow.migration.VariationResult.NotSound;
import org.communique.workflow.migration.VariationResult.NothingVaried;
import org.communique.workflow.migration.VariationResult.Varied;
import org.communique.workflow.model.WorkflowDifference;
import org.communique.workflow.model.WorkflowDifference.Change;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class VariationServiceTests {

    private static final ExtraStage PRESS =
            new ExtraStage("policyReview", "Press check", 1, Role.REVIEWER, Duration.ofDays(2));

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    WorkflowService service;

    @Autowired
    WorkflowRegistry workflows;

    @Autowired
    VariationService variations;

    @Autowired
    MigrationService migrations;

    @Autowired
    ProcessInstances processes;

    @Autowired
    WorkflowReconciler reconciler;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    private final String key = "v" + UUID.randomUUID().toString().substring(0, 8);
    private WorkflowVersion first;

    @BeforeEach
    void save() {
        first = save("first");
    }

    private WorkflowVersion save(String text) {
        var file = BpmnFiles.shipped("joint-statement")
                .replace("\"joint-statement\"", "\"" + key + "\"")
                .replace("<documentation>", "<documentation>" + text + " ");
        var administrator = fixtures.coalition.member(Role.ADMINISTRATOR);
        return ((Saved) as(
                        administrator,
                        () -> service.save(new SaveWorkflow(file.getBytes(StandardCharsets.UTF_8), text, null))))
                .version();
    }

    private VariationResult vary(
            Case statement, WorkflowVersion from, List<StageChange> changes, @Nullable ExtraStage extra) {
        return as(
                statement.coordinator(),
                () -> variations.vary(statement.id(), new VaryWorkflow(from.id(), changes, extra, "A delicate text.")));
    }

    @Test
    void oneStatementHasAnotherDeadlineAndNumberOfApprovals() {
        var statement = fixtures.inReview(key, 3);
        var other = fixtures.inReview(key, 3);
        var change = new StageChange("legalReview", 2, Duration.ofDays(9));
        var varied = ((Varied) vary(statement, first, List.of(change), null)).version();
        approve(statement, "policyReview", 0, 1);
        var stage = fixtures.awaitOpen(statement, "legalReview");
        assertThat(stage.policy().needed()).isEqualTo(2);
        assertThat(Duration.between(stage.openedAt(), stage.deadline())).isEqualTo(Duration.ofDays(9));
        approve(other, "policyReview", 0, 1);
        assertThat(fixtures.awaitOpen(other, "legalReview").policy().needed()).isEqualTo(1);

        assertThat(as(statement.coordinator(), () -> service.compare(first, varied)))
                .singleElement()
                .extracting(WorkflowDifference::changes)
                .isEqualTo(List.of(new Change("deadline", "P3D", "P9D"), new Change("needed", "1", "2")));
        assertThat(ledger.entries(LogId.privateOf(statement.id().value())))
                .anySatisfy(entry -> assertThat(entry.type()).isEqualTo("workflowMoved"));
    }

    @Test
    void aVariationIsOfferedToNoOtherStatement() {
        var statement = fixtures.inReview(key, 3);
        var varied = ((Varied) vary(statement, first, List.of(), PRESS)).version();
        assertThat(varied.variation()).isEqualTo(new WorkflowVersion.Variation(statement.id(), first.id()));
        assertThat(workflows.newestVersion(key).id()).isEqualTo(first.id());
        assertThat(workflows.offers())
                .filteredOn(offer -> offer.key().equals(key))
                .singleElement()
                .satisfies(offer -> assertThat(offer.bpmn()).isEqualTo(first.bpmn()));
        assertThat(as(statement.coordinator(), () -> service.versions(key))).hasSize(1);
        var current = as(statement.coordinator(), () -> migrations.version(statement.id()))
                .orElseThrow();
        assertThat(current.variation()).isEqualTo(first.id());
        assertThat(as(statement.coordinator(), () -> migrations.preview(statement.id())))
                .isEmpty();

        var second = save("second");
        assertThat(second.number()).isEqualTo(3);
        assertThat(as(statement.coordinator(), () -> migrations.preview(statement.id()))
                        .orElseThrow()
                        .to()
                        .id())
                .isEqualTo(second.id());
    }

    @Test
    void anExtraStageFollowsTheApprovalOfAnotherAndLeadsBackToDrafting() {
        var statement = fixtures.inReview(key, 3);
        assertThat(vary(statement, first, List.of(), PRESS)).isInstanceOf(Varied.class);
        approve(statement, "policyReview", 0, 1);
        var extra = fixtures.awaitOpen(statement, "extra1");
        assertThat(extra.name()).isEqualTo("Press check");
        fixtures.decide(extra, statement.reviewer(2), Verdict.REQUEST_CHANGES);
        fixtures.awaitPhase(statement, Phase.DRAFTING);
        fixtures.submit(statement, "text of version 2\n");
        approve(statement, "policyReview", 0, 1);
        approve(statement, "extra1", 0);
        fixtures.awaitOpen(statement, "legalReview");
    }

    @Test
    void aVariationOfAVariationCanBeMadeAndIsRebuiltWithItsProcess() {
        var statement = fixtures.inReview(key, 3);
        var once = ((Varied) vary(statement, first, List.of(), PRESS)).version();
        var again = new ExtraStage("extra1", "Second check", 1, Role.COORDINATOR, Duration.ofDays(1));
        var twice = ((Varied) vary(statement, once, List.of(), again)).version();
        assertThat(twice.variation()).isEqualTo(new WorkflowVersion.Variation(statement.id(), first.id()));
        processes.end(statement.id(), "lost");
        jdbc.sql("delete from communique_applied where statement = ?")
                .param(statement.id().value())
                .update();
        reconciler.reconcile(statement.id().value());
        assertThat(processes.definition(statement.id())).contains(workflows.definition(twice.id()));
        approve(statement, "policyReview", 0, 1);
        approve(statement, "extra1", 0);
        fixtures.awaitOpen(statement, "extra2");
    }

    @Test
    void whatWouldBeNoSoundWorkflowIsRefusedAndNothingIsStored() {
        var statement = fixtures.inReview(key, 3);
        assertThat(vary(statement, first, List.of(), null)).isEqualTo(new NothingVaried());
        assertThat(vary(statement, first, List.of(new StageChange("nowhere", 2, null)), null))
                .isEqualTo(new NoPlace());
        assertThat(vary(statement, first, List.of(new StageChange("policyReview", 0, null)), null))
                .isInstanceOf(NotSound.class);
        assertThat(vary(statement, first, List.of(new StageChange("policyReview", null, Duration.ofDays(-1))), null))
                .isInstanceOf(NotSound.class);
        var administrators = new ExtraStage("policyReview", "Check", 1, Role.ADMINISTRATOR, Duration.ofDays(1));
        assertThat(vary(statement, first, List.of(), administrators)).isInstanceOf(NotSound.class);
        assertThat(vary(statement, save("second"), List.of(), PRESS)).isEqualTo(new Changed());
        assertThat(as(statement.coordinator(), () -> migrations.version(statement.id()))
                        .orElseThrow()
                        .version())
                .isEqualTo(first.id());
    }

    @Test
    void onlyACoordinatorOfTheStatementVariesItsWorkflow() {
        var statement = fixtures.inReview(key, 3);
        var command = new VaryWorkflow(first.id(), List.of(), PRESS, "");
        assertThatThrownBy(() -> as(statement.reviewer(0), () -> variations.vary(statement.id(), command)))
                .isInstanceOf(AccessDeniedException.class);
    }

    private void approve(Case statement, String activity, int... reviewers) {
        for (var reviewer : reviewers) {
            fixtures.decide(fixtures.awaitOpen(statement, activity), statement.reviewer(reviewer), Verdict.APPROVE);
        }
    }
}
