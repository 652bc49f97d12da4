package org.communique.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.workflow.bpmn.BpmnFixtures.usual;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.Remark;
import org.communique.workflow.model.WorkflowFault;
import org.communique.workflow.model.WorkflowModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls together with what gets in the way of the copy. */
class CallCollisionTests {

    private static final String JOINT = "calledElement=\"joint-statement\"";
    private static final String TWO_PATHS = "calledElement=\"two-paths\"";

    private static final String LINE = """
            <bpmndi:BPMNEdge bpmnElement="in"><di:waypoint x="0" y="0"/><di:waypoint x="9" y="9"/></bpmndi:BPMNEdge>
            """;

    private final StoredWorkflows stored = new StoredWorkflows()
            .with("joint-statement", BpmnFiles.shipped("joint-statement"))
            .with("two-paths", twoPaths());

    /** Its first element is a gateway, and two flows lead to the sign-on. */
    private static String twoPaths() {
        return usual().choice("kind", "kind_brief")
                .stage("long")
                .stage("brief")
                .choice("longOk", "longOk_drafting")
                .choice("briefOk", "briefOk_drafting")
                .flow("drafting", "kind")
                .flow("kind", "long", "statement.words > 1000")
                .flow("kind", "brief")
                .flow("long", "longOk")
                .flow("longOk", "signOn", "outcome == 'APPROVED'")
                .flow("longOk", "drafting")
                .flow("brief", "briefOk")
                .flow("briefOk", "signOn", "outcome == 'APPROVED'")
                .flow("briefOk", "drafting")
                .bpmn();
    }

    private Accepted accepted(BpmnFixtures fixtures) {
        return BpmnFiles.accepted(fixtures.bpmn(), stored);
    }

    private List<Finding> refused(String bpmn) {
        WorkflowImport.draft(bpmn.getBytes(StandardCharsets.UTF_8), stored);
        return switch (WorkflowImport.of(bpmn.getBytes(StandardCharsets.UTF_8), stored)) {
            case Accepted accepted -> throw new AssertionError("accepted, with " + accepted.warnings());
            case Refused(var findings) -> findings;
        };
    }

    private static BpmnFixtures calling(String settings) {
        return usual().node("callActivity", "check", settings)
                .flow("drafting", "check")
                .flow("check", "signOn");
    }

    private static List<String> stages(WorkflowModel model) {
        return model.steps().stream()
                .filter(step -> step.settings().isStage())
                .map(Step::id)
                .toList();
    }

    @Test
    void refusesTwoCallsOfOneId() {
        assertThat(refused(calling(JOINT).node("callActivity", "check", JOINT).bpmn()))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.fault()).isEqualTo(WorkflowFault.ID_TWICE));
    }

    @Test
    void refusesAStepThatHasTheIdOfACall() {
        assertThat(refused(calling(JOINT).stage("check").bpmn()))
                .extracting(Finding::fault)
                .containsOnly(WorkflowFault.ID_TWICE);
        var before = usual().stage("check")
                .node("callActivity", "check", JOINT)
                .flow("drafting", "check")
                .flow("check", "signOn");
        assertThat(refused(before.bpmn())).extracting(Finding::fault).containsOnly(WorkflowFault.ID_TWICE);
    }

    /** It would be lost, as the flow is. */
    @ParameterizedTest
    @ValueSource(strings = {"outcome == 'OBJECTED'", "check == 'APPROVED'", "runtime.exec()"})
    void refusesAConditionOfTheFlowBehindACall(String condition) {
        var bpmn = usual().node("callActivity", "check", JOINT)
                .flow("drafting", "check")
                .flow("check", "signOn", condition)
                .bpmn();
        assertThat(refused(bpmn))
                .filteredOn(finding -> finding.fault() == WorkflowFault.CONDITION_MISPLACED)
                .singleElement()
                .extracting(Finding::id)
                .isEqualTo("check_signOn");
    }

    private static String behind(String inside) {
        return usual().node("callActivity", "check", JOINT)
                .flow("drafting", "check")
                .raw("<sequenceFlow id=\"on\" sourceRef=\"check\" targetRef=\"signOn\""
                        + " xmlns:flowable=\"http://flowable.org/bpmn\" " + inside + "</sequenceFlow>")
                .bpmn();
    }

    @Test
    void listsWhatIsLostOfTheFlowBehindACall() {
        var accepted = BpmnFiles.accepted(behind("flowable:x=\"y\"><documentation>Why</documentation>"), stored);
        assertThat(accepted.warnings())
                .extracting(Finding::fault)
                .contains(WorkflowFault.LEFT_OUT_ENGINE, WorkflowFault.LEFT_OUT);
        assertThat(refused(behind("><extensionElements><flowable:executionListener class=\"x\"/></extensionElements>")))
                .extracting(Finding::fault)
                .containsExactly(WorkflowFault.ENGINE_EXTENSION);
    }

    /** Two paths that lead to a gateway that forks would be joined there. */
    @ParameterizedTest
    @ValueSource(strings = {"parallelGateway", "inclusiveGateway"})
    void forksBehindACallThatTwoPathsLeadOutOf(String gateway) {
        for (var between : List.of("", "tell")) {
            var inclusive = gateway.equals("inclusiveGateway");
            var fixtures = usual().node("callActivity", "check", TWO_PATHS)
                    .node(gateway, "fork", inclusive ? "default=\"fork_y\"" : "")
                    .node(gateway, "join", "")
                    .stage("x")
                    .stage("y")
                    .choice("ok", "ok_drafting")
                    .flow("drafting", "check")
                    .flow("fork", "x", inclusive ? "statement.words > 10" : "")
                    .flow("fork", "y")
                    .flow("x", "join")
                    .flow("y", "join")
                    .flow("join", "ok")
                    .flow("ok", "signOn", "x == 'APPROVED' or y == 'APPROVED'")
                    .flow("ok", "drafting");
            var whole = between.isEmpty()
                    ? fixtures.flow("check", "fork")
                    : fixtures.node("intermediateThrowEvent", between, "")
                            .flow("check", between)
                            .flow(between, "fork");
            var accepted = accepted(whole);
            assertThat(stages(accepted.model())).containsExactlyInAnyOrder("check_long", "check_brief", "x", "y");
            assertThat(BpmnFiles.accepted(accepted.bpmn()).model()).isEqualTo(accepted.model());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"parallelGateway", "inclusiveGateway"})
    void saysOfACallBesideOthersThatItCannotBeThere(String gateway) {
        var inclusive = gateway.equals("inclusiveGateway");
        var bpmn = usual().node("callActivity", "check", JOINT)
                .node(gateway, "fork", inclusive ? "default=\"fork_y\"" : "")
                .node(gateway, "join", "")
                .stage("x")
                .stage("y")
                .choice("ok", "ok_drafting")
                .flow("drafting", "fork")
                .flow("fork", "x", inclusive ? "statement.words > 10" : "")
                .flow("fork", "y")
                .flow("x", "check")
                .flow("check", "join")
                .flow("y", "join")
                .flow("join", "ok")
                .flow("ok", "signOn", "y == 'APPROVED'")
                .flow("ok", "drafting")
                .bpmn();
        assertThat(refused(bpmn)).extracting(Finding::fault).containsExactly(WorkflowFault.CALL_BESIDE);
    }

    @Test
    void callsBehindAFork() {
        var accepted = accepted(usual().node("callActivity", "check", JOINT)
                .parallel("fork")
                .parallel("join")
                .stage("x")
                .stage("y")
                .choice("ok", "ok_drafting")
                .flow("drafting", "fork")
                .flow("fork", "x")
                .flow("fork", "y")
                .flow("x", "join")
                .flow("y", "join")
                .flow("join", "ok")
                .flow("ok", "check", "x == 'APPROVED' and y == 'APPROVED'")
                .flow("ok", "drafting")
                .flow("check", "signOn"));
        assertThat(stages(accepted.model())).hasSize(5);
    }

    @ParameterizedTest
    @ValueSource(strings = {JOINT, TWO_PATHS})
    void keepsTheLinesToDocuments(String called) {
        var bpmn = usual().raw("<dataObject id=\"data\"/><dataObjectReference id=\"doc\" dataObjectRef=\"data\"/>"
                        + "<callActivity id=\"check\" " + called
                        + "><dataInputAssociation id=\"in\"><sourceRef>doc</sourceRef></dataInputAssociation>"
                        + "</callActivity>")
                .flow("drafting", "check")
                .flow("check", "signOn")
                .bpmn()
                .replace("</bpmndi:BPMNPlane>", shapes("doc", "check") + LINE + "</bpmndi:BPMNPlane>");
        var accepted = BpmnFiles.accepted(bpmn, stored);
        assertThat(accepted.model().remarks().all())
                .filteredOn(remark -> remark.id().equals("in"))
                .extracting(remark -> Objects.requireNonNull(remark.attributes().get("targetRef")))
                .containsExactly(called.equals(JOINT) ? "check_policyReview" : "check_kind");
    }

    @Test
    void keepsTheLinesFromDocumentsToASubProcess() {
        var bpmn = usual().raw("<dataObject id=\"data\"/><dataObjectReference id=\"doc\" dataObjectRef=\"data\"/>")
                .raw("<subProcess id=\"part\" name=\"Part\"><startEvent id=\"b\"/><endEvent id=\"e\"/><receiveTask"
                        + " id=\"review\" name=\"Review\"><extensionElements><communique:stage policy=\"k-of-n\""
                        + " needed=\"1\" role=\"reviewer\""
                        + " deadline=\"P5D\"/></extensionElements></receiveTask><sequenceFlow id=\"f1\""
                        + " sourceRef=\"b\" targetRef=\"review\"/><sequenceFlow id=\"f2\" sourceRef=\"review\""
                        + " targetRef=\"e\"/><dataInputAssociation"
                        + " id=\"in\"><sourceRef>doc</sourceRef></dataInputAssociation></subProcess>")
                .choice("ok", "ok_drafting")
                .flow("drafting", "part")
                .flow("part", "ok")
                .flow("ok", "signOn", "review == 'APPROVED'")
                .flow("ok", "drafting")
                .bpmn()
                .replace(
                        "</bpmndi:BPMNPlane>",
                        shapes("doc", "part", "b", "e", "review") + LINE + "</bpmndi:BPMNPlane>");
        assertThat(BpmnFiles.accepted(bpmn).model().remarks().all())
                .extracting(Remark::id)
                .contains("in");
    }

    /** What is too far away is not read, and would be missing on the picture. */
    @Test
    void drawsAnewWhatHasNoRoom() {
        var bpmn = calling(JOINT).bpmn().replace("x=\"0\" y=\"0\" width", "x=\"99950\" y=\"0\" width");
        assertThat(BpmnFiles.accepted(bpmn, stored).warnings())
                .extracting(Finding::fault)
                .contains(WorkflowFault.LAID_OUT);
    }

    private static String shapes(String... ids) {
        var shapes = new StringBuilder();
        for (var id : ids) {
            shapes.append("<bpmndi:BPMNShape bpmnElement=\"%s\"><dc:Bounds x=\"0\" y=\"0\" width=\"90\" height=\"60\"/>"
                            .formatted(id))
                    .append("</bpmndi:BPMNShape>");
        }
        return shapes.toString();
    }

    /** A gateway that another one would have had the id of. */
    @Test
    void givesTheGatewaysOfAnInclusiveForkIdsThatNothingElseHas() {
        var accepted = accepted(usual().stage("fork_x_enter")
                .node("inclusiveGateway", "fork", "default=\"fork_y\"")
                .node("inclusiveGateway", "join", "")
                .stage("x")
                .stage("y")
                .choice("ok", "ok_drafting")
                .choice("last", "last_drafting")
                .flow("drafting", "fork")
                .flow("fork", "x", "statement.words > 10")
                .flow("fork", "y")
                .flow("x", "join")
                .flow("y", "join")
                .flow("join", "ok")
                .flow("ok", "fork_x_enter", "x == 'APPROVED' or y == 'APPROVED'")
                .flow("ok", "drafting")
                .flow("fork_x_enter", "last")
                .flow("last", "signOn", "outcome == 'APPROVED'")
                .flow("last", "drafting"));
        assertThat(stages(accepted.model())).containsExactlyInAnyOrder("fork_x_enter", "x", "y");
    }

    private static BpmnFixtures telling(String condition) {
        return usual().choice("kind", "kind_first")
                .stage("first")
                .node("intermediateThrowEvent", "tell", "")
                .parallel("fork")
                .parallel("join")
                .stage("x")
                .stage("y")
                .choice("ok", "ok_drafting")
                .flow("drafting", "kind")
                .flow("kind", "first")
                .flow("kind", "tell", "statement.words > 10")
                .flow("first", "tell")
                .flow("tell", "fork", condition)
                .flow("fork", "x")
                .flow("fork", "y")
                .flow("x", "join")
                .flow("y", "join")
                .flow("join", "ok")
                .flow("ok", "signOn", "x == 'APPROVED' and y == 'APPROVED'")
                .flow("ok", "drafting");
    }

    @Test
    void takesEachOfThePathsThatMeetInAnEventBeforeAFork() {
        var accepted = accepted(telling(""));
        assertThat(stages(accepted.model())).containsExactlyInAnyOrder("first", "x", "y");
        assertThat(accepted.warnings()).extracting(Finding::fault).contains(WorkflowFault.PASSED_OVER);
    }

    @Test
    void refusesAConditionOfTheFlowBehindAnEvent() {
        assertThat(refused(telling("statement.words > 20").bpmn()))
                .extracting(Finding::fault)
                .contains(WorkflowFault.CONDITION_MISPLACED);
    }
}
