package org.communique.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.workflow.bpmn.BpmnFixtures.usual;

import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.WorkflowFault;
import org.junit.jupiter.api.Test;

/** Signals, by which one statement would wait for another. */
class SignalTests {

    private static BpmnFixtures workflow(String event) {
        return usual().stage("review").raw(event);
    }

    @Test
    void refusesToWaitForAnotherStatementAndSaysWhy() {
        var file = workflow(
                        "<intermediateCatchEvent id=\"sister\" name=\"Sister text is adopted\"><signalEventDefinition"
                                + "/></intermediateCatchEvent>")
                .flow("drafting", "sister")
                .flow("sister", "review")
                .decides("review");
        assertThat(BpmnFiles.findings(file.bpmn())).anySatisfy(finding -> {
            assertThat(finding.fault()).isEqualTo(WorkflowFault.SIGNAL);
            assertThat(finding.id()).isEqualTo("sister");
            assertThat(finding.line()).isPositive();
            assertThat(finding.remedyKey()).isEqualTo("workflow.remedy.SIGNAL");
        });
        assertThat(BpmnFiles.findings(file.bpmn()))
                .extracting(Finding::fault)
                .doesNotContain(WorkflowFault.ELEMENT, WorkflowFault.NO_SETTINGS);
    }

    @Test
    void refusesASignalAtTheEdgeOfAStage() {
        var file = workflow("<boundaryEvent id=\"sister\" attachedToRef=\"review\"><signalEventDefinition"
                        + "/></boundaryEvent>")
                .flow("drafting", "review")
                .flow("sister", "drafting")
                .decides("review");
        assertThat(BpmnFiles.findings(file.bpmn())).extracting(Finding::fault).contains(WorkflowFault.SIGNAL);
    }

    @Test
    void leavesOutASignalThatIsSent() {
        var file = workflow("")
                .node("intermediateThrowEvent", "tell", "")
                .flow("drafting", "tell")
                .flow("tell", "review")
                .decides("review")
                .bpmn()
                .replaceFirst(
                        "(?s)(<intermediateThrowEvent [^>]*)/>",
                        "$1><signalEventDefinition/></intermediateThrowEvent>");
        assertThat(BpmnFiles.accepted(file).warnings())
                .extracting(Finding::fault)
                .contains(WorkflowFault.SIGNAL_PASSED_OVER);
    }

    /** Then members are asked, and no statement is waited for. */
    @Test
    void takesOneWithTheSettingsOfAStage() {
        var file = workflow("""
            <intermediateCatchEvent id="sister" name="Sister text"><extensionElements><communique:stage policy="k-of-n" needed="1" role="coordinator" deadline="P9D"/></extensionElements><signalEventDefinition/></intermediateCatchEvent>
            """)
                .flow("drafting", "review")
                .choice("ok", "ok_drafting")
                .flow("review", "ok")
                .flow("ok", "drafting")
                .flow("ok", "sister", "outcome == 'APPROVED'")
                .decides("sister")
                .bpmn()
                .replaceFirst("(?s)<bpmndi:BPMNDiagram>.*</bpmndi:BPMNDiagram>", "");
        assertThat(BpmnFiles.accepted(file).model().steps())
                .extracting(Step::id)
                .contains("sister");
    }
}
