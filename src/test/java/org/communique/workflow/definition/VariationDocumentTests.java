package org.communique.workflow.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.communique.coalition.directory.Role;
import org.communique.workflow.bpmn.BpmnFiles;
import org.communique.workflow.definition.VaryWorkflow.ExtraStage;
import org.communique.workflow.model.Remark;
import org.junit.jupiter.api.Test;

class VariationDocumentTests {

    @Test
    void aStageIsAddedInTheLaneOfTheNextStepAndThePoolGrowsWithIt() throws IOException {
        var before = BpmnFiles.accepted(Files.readString(Path.of("src/test/resources/workflow-tools/lanes.bpmn")));
        var command = new VaryWorkflow(
                WorkflowVersionId.of("shared-letter", 1),
                List.of(),
                new ExtraStage("review", "Second look", 1, Role.REVIEWER, Duration.ofDays(2)),
                "");
        var varied =
                BpmnFiles.accepted(VariationDocument.of(before.bpmn(), command).orElseThrow());
        assertThat(varied.model().remarks().all())
                .extracting(Remark::id)
                .containsAll(
                        before.model().remarks().all().stream().map(Remark::id).toList());
        assertThat(varied.model().remarks().all())
                .filteredOn(remark -> remark.id().equals("Lane_members"))
                .flatExtracting(Remark::inside)
                .extracting(Remark::text)
                .contains("extra1", "extra1Outcome", "signOn");
        var shapes = varied.model().drawing().shapes();
        for (var id : List.of("Participant_us", "Lane_members", "Lane_writers", "Participant_ministry")) {
            assertThat(shapes.get(id).box().width())
                    .isEqualTo(before.model().drawing().shapes().get(id).box().width() + 320);
        }
        var pool = shapes.get("Participant_us").box();
        for (var node : varied.model().allNodes()) {
            var box = shapes.get(node.id()).box();
            assertThat(box.x() + box.width()).isLessThan(pool.x() + pool.width());
        }
    }
}
