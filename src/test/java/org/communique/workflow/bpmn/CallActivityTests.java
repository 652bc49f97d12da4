package org.communique.workflow.bpmn;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.workflow.bpmn.BpmnFixtures.usual;
import static org.communique.workflow.bpmn.BpmnFixtures.workflow;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.model.BpmnDiagram.Bounds;
import org.communique.workflow.model.BpmnDiagram.Point;
import org.communique.workflow.model.BpmnDiagram.Shape;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.FlowNode.SubProcess;
import org.communique.workflow.model.Remark;
import org.communique.workflow.model.SequenceFlow;
import org.communique.workflow.model.WorkflowFault;
import org.communique.workflow.model.WorkflowModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls of other workflows, whose steps are copied. */
class CallActivityTests {

    private static final String JOINT = "calledElement=\"joint-statement\"";

    private final StoredWorkflows stored = new StoredWorkflows()
            .with("joint-statement", BpmnFiles.shipped("joint-statement"))
            .with("consensus-declaration", BpmnFiles.shipped("consensus-declaration"))
            .with("translation-review", BpmnFiles.shipped("translation-review"));

    private WorkflowImportResult read(String bpmn) {
        return WorkflowImport.of(bpmn.getBytes(StandardCharsets.UTF_8), stored);
    }

    private Accepted accepted(String bpmn) {
        return BpmnFiles.accepted(bpmn, stored);
    }

    private List<Finding> refused(String bpmn) {
        return switch (read(bpmn)) {
            case Accepted accepted -> throw new AssertionError("accepted, with " + accepted.warnings());
            case Refused(var findings) -> findings;
        };
    }

    /** Drafting, a call, sign-on. */
    private static BpmnFixtures calling(String settings) {
        return usual().node("callActivity", "check", settings)
                .flow("drafting", "check")
                .flow("check", "signOn");
    }

    private static String withoutPicture(BpmnFixtures fixtures) {
        return fixtures.bpmn().replaceFirst("(?s)<bpmndi:BPMNDiagram>.*</bpmndi:BPMNDiagram>", "");
    }

    private static List<String> stages(WorkflowModel model) {
        return model.steps().stream()
                .filter(step -> step.settings().isStage())
                .map(FlowNode::id)
                .toList();
    }

    private static List<String> ways(WorkflowModel model, String from) {
        return model.allFlows().stream()
                .filter(flow -> flow.from().equals(from))
                .map(flow -> flow.to() + (flow.condition() == null ? "" : " " + flow.condition()))
                .toList();
    }

    @Test
    void copiesTheReviewOfAWorkflow() {
        var accepted = accepted(calling(JOINT).bpmn());
        var model = accepted.model();
        assertThat(stages(model)).containsExactly("check_policyReview", "check_legalReview", "check_clearance");
        assertThat(ways(model, "drafting")).containsExactly("check_policyReview");
        assertThat(ways(model, "check_policyOutcome"))
                .containsExactlyInAnyOrder("check_legalReview ${outcome == 'APPROVED'}", "drafting");
        assertThat(ways(model, "check_clearanceOutcome"))
                .containsExactlyInAnyOrder("signOn ${outcome == 'APPROVED'}", "drafting");
        assertThat(model.allNodes()).noneMatch(node -> node.id().equals("check"));
        assertThat(accepted.warnings())
                .filteredOn(finding -> finding.fault().isTranslation())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.fault()).isEqualTo(WorkflowFault.CALL_PART_COPIED);
                    assertThat(finding.element()).isEqualTo("callActivity");
                    assertThat(finding.id()).isEqualTo("check");
                    assertThat(finding.details()).containsExactly("check", "Called", "3", "3");
                });
        var again = BpmnFiles.accepted(accepted.bpmn());
        assertThat(again.model()).isEqualTo(model);
        assertThat(again.warnings()).isEmpty();
    }

    @Test
    void copiesAWorkflowAsAWholeIfTheOneThatCallsHasNothingButCalls() {
        var bpmn = workflow()
                .start("begin")
                .node("callActivity", "all", JOINT)
                .end("done")
                .flow("begin", "all")
                .flow("all", "done")
                .bpmn();
        var accepted = accepted(bpmn);
        assertThat(accepted.model().steps())
                .extracting(Step::name)
                .containsExactly(
                        "Drafting", "Policy review", "Legal review", "Coordinator clearance", "Sign-on", "Publication");
        assertThat(accepted.warnings()).extracting(Finding::fault).containsExactly(WorkflowFault.CALL_COPIED);
    }

    @Test
    void copiesSubProcessesAndConditionsThatNameStages() {
        var model = accepted(calling("calledElement=\"consensus-declaration\"").bpmn())
                .model();
        assertThat(stages(model)).containsExactly("check_consultation", "check_vote", "check_clearance");
        assertThat(ways(model, "check_adoptionOutcome"))
                .contains("check_clearance ${check_consultation == 'APPROVED' or check_vote == 'APPROVED'}");
    }

    @Test
    void copiesTheSameWorkflowTwice() {
        var model = accepted(usual().node("callActivity", "first", JOINT)
                        .node("callActivity", "second", JOINT)
                        .flow("drafting", "first")
                        .flow("first", "second")
                        .flow("second", "signOn")
                        .bpmn())
                .model();
        assertThat(stages(model)).hasSize(6).doesNotHaveDuplicates();
        assertThat(model.steps())
                .extracting(Step::name)
                .contains("Policy review", "Policy review (second)")
                .doesNotHaveDuplicates();
    }

    @Test
    void keepsIdsApart() {
        var model = accepted(calling(JOINT)
                        .stage("check_policyReview")
                        .choice("ok", "ok_drafting")
                        .flow("check_policyReview", "ok")
                        .flow("ok", "drafting")
                        .flow("ok", "signOn", "outcome == 'APPROVED'")
                        .bpmn()
                        .replace("targetRef=\"signOn\"></sequence", "targetRef=\"check_policyReview\"></sequence"))
                .model();
        assertThat(stages(model)).hasSize(4).doesNotHaveDuplicates();
    }

    /** Two flows that lead to a fork would be joined there. */
    @Test
    void putsAGatewayBeforeAForkToWhichSeveralPathsLead() {
        var model = accepted(
                        withoutPicture(usual().node("callActivity", "check", "calledElement=\"translation-review\"")
                                .choice("long", "long_check")
                                .stage("facts")
                                .flow("drafting", "long")
                                .flow("long", "check")
                                .flow("long", "facts", "statement.words > 1000")
                                .choice("ok", "ok_drafting")
                                .flow("facts", "ok")
                                .flow("ok", "check", "outcome == 'APPROVED'")
                                .flow("ok", "drafting")
                                .flow("check", "signOn")))
                .model();
        assertThat(stages(model)).hasSize(4);
        assertThat(model.allFlows())
                .extracting(SequenceFlow::to)
                .contains("check_begin")
                .doesNotContain("check");
    }

    @Test
    void leavesOutWhatIsForOtherEngines() {
        var accepted = accepted(calling(JOINT)
                .bpmn()
                .replace(
                        "<callActivity ",
                        "<callActivity xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\""
                                + " camunda:calledElementBinding=\"deployment\" camunda:asyncBefore=\"true\" ")
                .replaceFirst(
                        "(?s)(<callActivity [^>]*)/>",
                        "$1><documentation>why</documentation><extensionElements><camunda:in"
                                + " xmlns:camunda=\"http://camunda.org/schema/1.0/bpmn\""
                                + " variables=\"all\"/></extensionElements></callActivity>"));
        assertThat(accepted.warnings())
                .extracting(finding -> finding.fault() + " " + finding.details().getFirst())
                .contains(
                        "LEFT_OUT_ENGINE calledElementBinding",
                        "LEFT_OUT_ENGINE asyncBefore",
                        "LEFT_OUT_ENGINE in",
                        "LEFT_OUT documentation");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "calledElement='joint-statement'|3",
                "calledElement='tns:joint-statement'|3",
                "calledElement='joint-statement' camunda:calledElementBinding='latest'|3",
                "calledElement='joint-statement' camunda:calledElementBinding='version'"
                        + " camunda:calledElementVersion='1'|1",
            })
    void takesTheVersionThatIsAskedFor(String settings, String version) {
        var accepted = accepted(calling("xmlns:camunda='http://camunda.org/schema/1.0/bpmn' " + settings)
                .bpmn());
        assertThat(accepted.warnings())
                .singleElement()
                .satisfies(finding -> assertThat(finding.details()).element(2).isEqualTo(version));
    }

    @Test
    void takesTheCallOfCamundaEight() {
        var accepted = accepted(calling("calledElement=\"\"")
                .bpmn()
                .replaceFirst(
                        "(?s)(<callActivity [^>]*)/>",
                        "$1><extensionElements><zeebe:calledElement"
                                + " xmlns:zeebe=\"http://camunda.org/schema/zeebe/1.0\""
                                + " processId=\"joint-statement\""
                                + " propagateAllChildVariables=\"false\"/></extensionElements></callActivity>"));
        assertThat(stages(accepted.model())).hasSize(3);
        assertThat(accepted.warnings()).extracting(Finding::fault).containsExactly(WorkflowFault.CALL_PART_COPIED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|CALL_WITHOUT_KEY",
                "calledElement='sample'|CALL_ITSELF",
                "calledElement='other'|CALL_UNKNOWN",
                "calledElement='${x}'|CALL_UNKNOWN",
                "calledElement='joint-statement' camunda:calledElementBinding='version'"
                        + " camunda:calledElementVersion='2'|CALL_VERSION",
                "calledElement='joint-statement' camunda:calledElementBinding='version'"
                        + " camunda:calledElementVersion='${v}'|CALL_VERSION",
                "calledElement='joint-statement' camunda:calledElementBinding='versionTag'"
                        + " camunda:calledElementVersionTag='1'|CALL_VERSION",
            })
    void refusesWhatIsNotThere(String settings, WorkflowFault fault) {
        var findings = refused(calling("xmlns:camunda='http://camunda.org/schema/1.0/bpmn' " + settings)
                .bpmn());
        assertThat(findings).singleElement().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(fault);
            assertThat(finding.id()).isEqualTo("check");
            assertThat(finding.line()).isPositive();
            assertThat(finding.remedyKey()).isNotNull();
        });
    }

    @Test
    void saysWhichWorkflowsCanBeCalled() {
        assertThat(refused(calling("calledElement=\"legal\"").bpmn()).getFirst().details())
                .containsExactly("legal", "consensus-declaration, joint-statement, translation-review");
    }

    @Test
    void doesNotSayOfTheCallingWorkflowThatItCanBeCalled() {
        stored.with("sample", BpmnFiles.shipped("joint-statement"));
        assertThat(refused(calling("calledElement=\"legal\"").bpmn()).getFirst().details())
                .containsExactly("legal", "consensus-declaration, joint-statement, translation-review");
    }

    @Test
    void refusesACallThatIsRepeated() {
        var bpmn = calling(JOINT)
                .bpmn()
                .replaceFirst("(?s)(<callActivity [^>]*)/>", "$1><multiInstanceLoopCharacteristics/></callActivity>");
        assertThat(refused(bpmn)).extracting(Finding::fault).containsExactly(WorkflowFault.CALL_REPEATED);
    }

    @Test
    void refusesAnEventAtTheEdgeOfACall() {
        var bpmn = calling(JOINT)
                .raw("<boundaryEvent id=\"late\""
                        + " attachedToRef=\"check\"><timerEventDefinition><timeDuration>P5D</timeDuration></timerEventDefinition></boundaryEvent><sequenceFlow"
                        + " id=\"lateOn\" sourceRef=\"late\" targetRef=\"drafting\"/>")
                .bpmn();
        assertThat(refused(bpmn)).first().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("late");
            assertThat(finding.remedyKey()).isEqualTo("workflow.remedy.ELEMENT.BOUNDARY");
        });
    }

    @Test
    void refusesACallInASubProcess() {
        var bpmn = usual().raw("<subProcess id=\"part\"><startEvent id=\"in\"/><callActivity id=\"check\" " + JOINT
                        + "/><endEvent id=\"out\"/><sequenceFlow id=\"a\" sourceRef=\"in\""
                        + " targetRef=\"check\"/><sequenceFlow id=\"b\" sourceRef=\"check\""
                        + " targetRef=\"out\"/></subProcess>")
                .flow("drafting", "part")
                .flow("part", "signOn")
                .bpmn();
        assertThat(refused(bpmn)).extracting(Finding::fault).contains(WorkflowFault.CALL_PLACE);
    }

    @Test
    void refusesSeveralCallsThatBringTheSameSteps() {
        var bpmn = workflow()
                .start("begin")
                .node("callActivity", "first", JOINT)
                .node("callActivity", "second", "calledElement=\"translation-review\"")
                .end("done")
                .flow("begin", "first")
                .flow("first", "second")
                .flow("second", "done")
                .bpmn();
        assertThat(refused(bpmn)).extracting(Finding::fault).containsExactly(WorkflowFault.CALL_AFTER_CALL);
    }

    @Test
    void pointsOutAStageBehindTheCallWhoseRefusalIsIgnored() {
        var bpmn = calling(JOINT)
                .stage("last")
                .flow("last", "signOn")
                .bpmn()
                .replace("targetRef=\"signOn\"></sequenceFlow>", "targetRef=\"last\"></sequenceFlow>")
                .replace("sourceRef=\"last\" targetRef=\"last\"", "sourceRef=\"last\" targetRef=\"signOn\"");
        assertThat(accepted(bpmn).warnings()).extracting(Finding::fault).contains(WorkflowFault.REFUSAL_IGNORED);
    }

    @Test
    void completesInTheModelerAFileWithoutSettings() {
        var bpmn = calling(JOINT).bpmn().replaceAll("<extensionElements>.*</extensionElements>", "");
        assertThat(refused(bpmn)).extracting(Finding::fault).contains(WorkflowFault.NO_SETTINGS);
        var draft = WorkflowImport.draft(bpmn.getBytes(StandardCharsets.UTF_8), stored)
                .orElseThrow();
        assertThat(stages(WorkflowImport.stored(draft.bpmn()))).hasSize(3);
        assertThat(draft.bpmn()).contains("targetRef=\"drafting\"");
    }

    /** Its legal review is what another workflow does. */
    private static String jointStatementThatCalls(String key) {
        return BpmnFiles.shipped("joint-statement")
                .replace("id=\"joint-statement\"", "id=\"own-statement\"")
                .replaceFirst(
                        "(?s)<receiveTask id=\"legalReview\".*?</receiveTask>",
                        "<callActivity id=\"legalReview\" name=\"Legal review\" calledElement=\"" + key + "\"/>");
    }

    @ParameterizedTest
    @ValueSource(strings = {"consensus-declaration", "translation-review", "joint-statement"})
    void drawsTheCopyWhereTheCallWas(String key) {
        var model = accepted(jointStatementThatCalls(key)).model();
        var drawing = model.drawing();
        var parts =
                model.allNodes().stream().filter(SubProcess.class::isInstance).toList();
        var boxes = model.allNodes().stream()
                .filter(node -> !parts.contains(node))
                .map(node -> requireNonNull(drawing.shapes().get(node.id())).box())
                .toList();
        for (var box : boxes) {
            assertThat(boxes).noneMatch(other -> other != box && overlap(box, other));
        }
        model.allFlows().forEach(flow -> {
            var points = requireNonNull(drawing.edges().get(flow.id())).points();
            assertThat(touches(points.getFirst(), drawing.shapes(), flow.from()))
                    .as(flow.toString())
                    .isTrue();
            assertThat(touches(points.getLast(), drawing.shapes(), flow.to()))
                    .as(flow.toString())
                    .isTrue();
        });
    }

    private static boolean overlap(Bounds one, Bounds other) {
        return one.x() < other.x() + other.width()
                && other.x() < one.x() + one.width()
                && one.y() < other.y() + other.height()
                && other.y() < one.y() + one.height();
    }

    private static boolean touches(Point point, Map<String, Shape> shapes, String id) {
        var box = requireNonNull(shapes.get(id)).box();
        return point.x() >= box.x() - 1
                && point.x() <= box.x() + box.width() + 1
                && point.y() >= box.y() - 1
                && point.y() <= box.y() + box.height() + 1;
    }

    @Test
    void letsThePoolAndTheLaneGrow() {
        var bpmn = calling(JOINT)
                .raw("<laneSet id=\"lanes\"><lane id=\"lane\""
                        + " name=\"Legal\"><flowNodeRef>check</flowNodeRef></lane></laneSet>")
                .raw("<textAnnotation id=\"note\"><text>why</text></textAnnotation><association id=\"about\""
                        + " sourceRef=\"note\" targetRef=\"check\"/>")
                .bpmn()
                .replace("</bpmndi:BPMNPlane>", """
                        <bpmndi:BPMNShape bpmnElement="lane" isHorizontal="true">\
                        <dc:Bounds x="-50" y="-50" width="800" height="200"/></bpmndi:BPMNShape>
                        <bpmndi:BPMNShape bpmnElement="note">\
                        <dc:Bounds x="300" y="-40" width="90" height="30"/></bpmndi:BPMNShape>
                        <bpmndi:BPMNEdge bpmnElement="about">\
                        <di:waypoint x="300" y="-10"/><di:waypoint x="50" y="0"/></bpmndi:BPMNEdge>
                        </bpmndi:BPMNPlane>""");
        var accepted = accepted(bpmn);
        assertThat(accepted.warnings()).extracting(Finding::fault).containsExactly(WorkflowFault.CALL_PART_COPIED);
        var shapes = accepted.model().drawing().shapes();
        var lane = requireNonNull(shapes.get("lane")).box();
        stages(accepted.model())
                .forEach(stage -> assertThat(
                                overlap(lane, requireNonNull(shapes.get(stage)).box()))
                        .isTrue());
        assertThat(lane.width()).isGreaterThan(800);
        var lanes = accepted.model().remarks().within().getFirst().inside().getFirst();
        assertThat(lanes.inside()).extracting(Remark::text).contains("check_policyReview", "check_clearance");
        assertThat(accepted.model().remarks().all())
                .filteredOn(remark -> remark.id().equals("about"))
                .extracting(remark -> remark.attributes().get("targetRef"))
                .containsExactly("check_policyReview");
    }
}
