package org.communique.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.WorkflowFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is drawn outside the way of a statement costs no more than it is large, whatever is drawn. */
@Timeout(120)
class HostileRemarkTests {

    private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");

    private static String with(String within, String picture) {
        return RemarkTests.file("", within, picture);
    }

    private static String shape(String id, String attributes) {
        return "<bpmndi:BPMNShape bpmnElement=\"%s\" %s><dc:Bounds x=\"1\" y=\"2\" width=\"30\" height=\"4\"/></bpmndi:BPMNShape>"
                .formatted(id, attributes);
    }

    private static String edge(String attributes, int points) {
        return "<bpmndi:BPMNEdge %s>%s</bpmndi:BPMNEdge>"
                .formatted(attributes, "<di:waypoint x=\"1\" y=\"2\"/>".repeat(points));
    }

    @Test
    void aPictureOfNothingIsNotOfWhatHasNoId() {
        var note = "<textAnnotation id=\"note\">" + "<text/>".repeat(300) + "</textAnnotation>";
        var file = with(note, shape("note", "") + shape("", "") + edge("", 300) + edge("bpmnElement=\"\"", 300));
        var accepted = BpmnFiles.accepted(file);
        assertThat(accepted.bpmn()).hasSizeLessThan(2 * file.length()).doesNotContain("bpmnElement=\"\"");
        assertThat(accepted.bpmn().split("<text>", -1)).hasSize(2);
        assertThat(BpmnFiles.accepted(accepted.bpmn()).bpmn()).isEqualTo(accepted.bpmn());
    }

    @Test
    void aLineOfManyPathsIsDrawnOnceInADraft() {
        var paths = "<sequenceFlow id=\"twice\" sourceRef=\"drafting\" targetRef=\"review\"/>".repeat(300);
        var file = with(paths, edge("bpmnElement=\"twice\"", 300));
        var draft = WorkflowImport.draft(file.getBytes(StandardCharsets.UTF_8), CallableWorkflows.NONE)
                .orElseThrow();
        assertThat(draft.bpmn()).hasSizeLessThan(2 * file.length());
    }

    @Test
    void whatIsTooLargeAsItWouldBeStoredIsRefused() {
        var notes = new StringBuilder();
        var picture = new StringBuilder();
        for (int number = 0; number < 300; number++) {
            notes.append(
                    "<textAnnotation id=\"n%d\"><text>%s</text></textAnnotation>".formatted(number, ">".repeat(2000)));
            picture.append(shape("n" + number, ""));
        }
        assertThat(BpmnFiles.findings(with(notes.toString(), picture.toString())))
                .extracting(Finding::fault)
                .containsExactly(WorkflowFault.TOO_LARGE);
    }

    @Test
    void whatOnlyPoolsLanesAndSubProcessesHaveIsNothingToOtherShapes() {
        for (var flags : List.of(
                "isHorizontal=\"false\" isExpanded=\"false\"", "isHorizontal=\"false\"", "isExpanded=\"false\"")) {
            var accepted = BpmnFiles.accepted(RemarkTests.file()
                    .replaceAll(" isHorizontal=\"[a-z]*\"", "")
                    .replaceAll("<bpmndi:BPMNShape ", "$0" + flags + " "));
            assertThat(BpmnFiles.accepted(accepted.bpmn())).isEqualTo(accepted);
            assertThat(Objects.requireNonNull(
                                    accepted.model().drawing().shapes().get("lawyers"))
                            .upright())
                    .isEqualTo(flags.contains("isHorizontal"));
        }
    }

    @Test
    void whatIsDrawnHasNoIdOfAnElement() {
        var objects = List.of("review_shape", "plane", "diagram", "review_shape_", "note_shape", "about_edge").stream()
                .map("<dataObject id=\"%s\"/>"::formatted)
                .reduce("", String::concat);
        var accepted = BpmnFiles.accepted(RemarkTests.file(
                "<message id=\"drafting_shape\"/>", objects + RemarkTests.WITHIN, RemarkTests.picture()));
        assertThat(ID.matcher(accepted.bpmn()).results().map(found -> found.group(1)))
                .doesNotHaveDuplicates()
                .contains("plane", "review_shape", "drafting_shape");
        assertThat(BpmnFiles.accepted(accepted.bpmn())).isEqualTo(accepted);
    }

    @Test
    void aLineEndsAtWhatIsDrawn() {
        var line = "<association id=\"line\" sourceRef=\"review\" targetRef=\"%s\"/>";
        for (var end : List.of("text", "sample", "lanes", "nothing")) {
            var accepted = BpmnFiles.accepted(RemarkTests.file(
                    "",
                    RemarkTests.WITHIN + line.formatted(end),
                    RemarkTests.picture() + edge("bpmnElement=\"line\"", 2)));
            assertThat(accepted.bpmn()).doesNotContain("\"line\"");
        }
    }

    @Test
    void manyUnknownElementsInOneAreReadOnceEach() {
        var accepted = BpmnFiles.accepted(with(
                "<textAnnotation id=\"note\"><text>A</text>" + "<odd/>".repeat(9_000) + "</textAnnotation>",
                shape("note", "")));
        assertThat(accepted.warnings()).extracting(Finding::fault).containsExactly(WorkflowFault.LEFT_OUT);
    }

    @Test
    void poolsAreLeftOutWithThatOfTheProcess() {
        for (var name : List.of("p".repeat(201), "x\" id=\"review", "x\" id=\"0")) {
            var file = RemarkTests.file()
                    .replaceFirst(name.contains("id=") ? "id=\"us\"" : "$^", "")
                    .replace("The coalition", name);
            var accepted = BpmnFiles.accepted(file);
            assertThat(accepted.bpmn()).doesNotContain("participant", "messageFlow", "collaboration");
            assertThat(BpmnFiles.accepted(accepted.bpmn()).bpmn()).isEqualTo(accepted.bpmn());
        }
    }

    @Test
    void namesAndNotesKeepNothingThatReadersWouldNotSee() {
        var accepted = BpmnFiles.accepted(RemarkTests.file()
                .replace("The coalition", "The &#x202E;coali\u200Btion")
                .replace("Ask before", "Ask &#x202E;be\u2066fore")
                .replaceFirst("name=\"Sample\"", "name=\"Sam&#x202E;ple\""));
        assertThat(accepted.bpmn()).contains("\"The coalition\"", "Ask before\n", "\"Sample\"");
        assertThat(BpmnFiles.accepted(accepted.bpmn()).bpmn()).isEqualTo(accepted.bpmn());
    }

    @Test
    void whatIsDrawnChangesNoIdThatAStepGets() {
        var foreign = RemarkTests.file()
                .replace("\"review\"", "\"sid-1\"")
                .replace(">review<", ">sid-1<")
                .replace("review ==", "sid-1 ==");
        var ids = BpmnFiles.accepted(foreign).model().steps();
        var before = BpmnFiles.accepted(RemarkTests.file()).model().steps();
        var step = ids.stream()
                .map(FlowNode::id)
                .filter(id -> before.stream().map(FlowNode::id).noneMatch(id::equals))
                .findFirst()
                .orElseThrow();
        var accepted = BpmnFiles.accepted(foreign.replace("\"lawyers\"", "\"" + step + "\""));
        assertThat(accepted.model().steps()).isEqualTo(ids);
        assertThat(accepted.bpmn())
                .contains("<lane id=\"" + step + "1\" name=\"Lawyers\"", "bpmnElement=\"" + step + "1\"");
    }
}
