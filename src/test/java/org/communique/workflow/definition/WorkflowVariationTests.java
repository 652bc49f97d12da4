package org.communique.workflow.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.communique.coalition.directory.Role;
import org.communique.workflow.bpmn.BpmnFiles;
import org.communique.workflow.bpmn.BpmnWriter;
import org.communique.workflow.bpmn.WorkflowImport;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.definition.VaryWorkflow.ExtraStage;
import org.communique.workflow.model.BpmnDiagram.Bounds;
import org.communique.workflow.model.Remark;
import org.communique.workflow.model.StatementFact;
import org.junit.jupiter.api.Test;

class WorkflowVariationTests {

    @Test
    void aStageIsAddedInTheLaneOfTheNextStepAndThePoolGrowsWithIt() throws IOException {
        var before = BpmnFiles.accepted(Files.readString(Path.of("src/test/resources/workflow-tools/lanes.bpmn")));
        var command = new VaryWorkflow(
                WorkflowVersionId.of("shared-letter", 1),
                List.of(),
                new ExtraStage("review", "Second look", 1, Role.REVIEWER, Duration.ofDays(2)),
                "");
        var varied = varied(before, command);
        assertThat(varied.model().remarks().all())
                .extracting(Remark::id)
                .containsAll(
                        before.model().remarks().all().stream().map(Remark::id).toList());
        assertThat(varied.model().remarks().all())
                .filteredOn(remark -> remark.id().equals("Lane_members"))
                .flatExtracting(Remark::inside)
                .extracting(Remark::text)
                .contains("extra1", "extra1Outcome", "signOn");
        for (var id : List.of("Participant_us", "Lane_members", "Lane_writers", "Participant_ministry")) {
            assertThat(box(varied, id).width()).isEqualTo(box(before, id).width() + 320);
        }
        var pool = box(varied, "Participant_us");
        for (var node : varied.model().allNodes()) {
            var box = box(varied, node.id());
            assertThat(box.x() + box.width()).isLessThan(pool.x() + pool.width());
        }
    }

    @Test
    void aWorkflowThatAsksForFactsIsVariedLikeAnyOther() throws IOException {
        var before = BpmnFiles.accepted(Files.readString(Path.of("src/main/resources/demo/wide-statement.bpmn")));
        for (var stage : List.of("policyReview", "clearance")) {
            var command = new VaryWorkflow(
                    WorkflowVersionId.of("wide-statement", 1),
                    List.of(),
                    new ExtraStage(stage, "Second look", 1, Role.REVIEWER, Duration.ofDays(2)),
                    "");
            var varied = varied(before, command);
            assertThat(varied.model().facts().facts()).containsExactly(StatementFact.ORGANISATIONS);
        }
    }

    private static Accepted varied(Accepted before, VaryWorkflow command) {
        var model = WorkflowVariation.of(WorkflowImport.stored(before.bpmn()), command)
                .orElseThrow();
        return BpmnFiles.accepted(BpmnWriter.write(model).orElseThrow());
    }

    private static Bounds box(Accepted accepted, String id) {
        return Objects.requireNonNull(accepted.model().drawing().shapes().get(id))
                .box();
    }
}
