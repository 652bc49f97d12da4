package org.communique.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.workflow.bpmn.BpmnFiles.accepted;
import static org.communique.workflow.bpmn.BpmnFiles.findings;
import static org.communique.workflow.bpmn.BpmnFiles.shipped;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class WorkflowImportTests {

    private static final String JOINT = shipped("joint-statement");

    static List<Path> files() throws IOException {
        return BpmnFiles.all();
    }

    @ParameterizedTest
    @MethodSource("files")
    void takesTheWorkflowsThatShipWithoutLoss(Path file) throws IOException {
        var bpmn = Files.readString(file);
        var accepted = accepted(bpmn);
        assertThat(accepted.warnings()).isEmpty();
        for (var kept : List.of(
                "<receiveTask ",
                "<exclusiveGateway ",
                "<sequenceFlow ",
                "<conditionExpression ",
                "communique:stage ",
                "BPMNShape ",
                "BPMNEdge ",
                "waypoint ",
                "documentation>",
                "deadline=",
                "name=")) {
            assertThat(count(kept, accepted.bpmn())).as(kept).isEqualTo(count(kept, bpmn));
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void writesWhatItReadsAgain(Path file) throws IOException {
        var accepted = accepted(Files.readString(file));
        assertThat(accepted(accepted.bpmn())).isEqualTo(accepted);
    }

    /** Who chooses a workflow sees a name. */
    @Test
    void callsAProcessWithoutANameByItsKey() {
        var nameless = JOINT.replaceFirst("(<process [^>]*?) name=\"[^\"]*\"", "$1");
        assertThat(nameless).isNotEqualTo(JOINT);
        assertThat(accepted(nameless).model().name()).isEqualTo("joint-statement");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "ELEMENT,scriptTask,published|<endEvent id=\"published\" name=\"Published\"/>|<endEvent"
                        + " id=\"published\"/><scriptTask id=\"published2\""
                        + " scriptFormat=\"groovy\"><script>1</script></scriptTask>",
                "ELEMENT,serviceTask,run|<endEvent id=\"published\" name=\"Published\"/>|<endEvent"
                        + " id=\"published\"/><serviceTask id=\"run\"/>",
                "CALL_UNKNOWN,callActivity,call|<endEvent id=\"published\" name=\"Published\"/>|<endEvent"
                        + " id=\"published\"/><callActivity id=\"call\" calledElement=\"other\"/>",
                "NO_SETTINGS,receiveTask,person|<endEvent id=\"published\" name=\"Published\"/>|<endEvent"
                        + " id=\"published\"/><userTask id=\"person\"/>",
                "ELEMENT,boundaryEvent,timer|<endEvent id=\"published\" name=\"Published\"/>|<endEvent"
                        + " id=\"published\"/><boundaryEvent id=\"timer\" attachedToRef=\"signOn\"/>",
                "EVENT_DEFINITION,errorEventDefinition,published|<endEvent id=\"published\""
                        + " name=\"Published\"/>|<endEvent id=\"published\"><errorEventDefinition/></endEvent>",
                "ELEMENT,multiInstanceLoopCharacteristics,drafting|<receiveTask id=\"drafting\""
                        + " name=\"Drafting\">|<receiveTask id=\"drafting\""
                        + " name=\"Drafting\"><multiInstanceLoopCharacteristics/>",
                "ENGINE_EXTENSION,executionListener,drafting|<communique:await"
                        + " event=\"submission\"/>|<communique:await event=\"submission\"/><f:executionListener"
                        + " xmlns:f=\"http://flowable.org/bpmn\" event=\"start\" class=\"java.lang.Runtime\"/>",
                "ATTRIBUTE,receiveTask,drafting|<receiveTask id=\"drafting\"|<receiveTask isForCompensation=\"true\""
                        + " id=\"drafting\"",
                "CONDITION,conditionExpression,policyApproved|${outcome == 'APPROVED'}|${runtimeService.deleteAll()}",
                "CONDITION,conditionExpression,policyApproved|${outcome == 'APPROVED'}|${outcome == 'APPROVED' and"
                        + " ''.getClass() != 'APPROVED'}",
                "CONDITION_STEP,sequenceFlow,policyApproved|${outcome == 'APPROVED'}|${nobody == 'APPROVED'}",
                "CONDITION_OUTCOME,sequenceFlow,policyApproved|${outcome == 'APPROVED'}|${outcome == 'OBJECTED'}",
                "SETTING,stage,policyReview|policy=\"k-of-n\" needed=\"2\"|policy=\"most\"",
                "ID_TWICE,endEvent,start|<endEvent id=\"published\"|<endEvent id=\"start\"",
                "KEY,process,../x|id=\"joint-statement\"|id=\"../x\"",
                "NO_NAME,receiveTask,drafting|id=\"drafting\" name=\"Drafting\"|id=\"drafting\"",
                "NO_SETTINGS,receiveTask,publication|<communique:await event=\"publication\"/>|<!-- -->",
                "SEVERAL_SETTINGS,receiveTask,publication|<communique:await event=\"publication\"/>|<communique:await"
                        + " event=\"publication\"/><communique:await event=\"publication\"/>",
                "SETTING,stage,policyReview|needed=\"2\"|needed=\"two\"",
                "SETTING,stage,policyReview|policy=\"k-of-n\" needed=\"2\"|policy=\"lottery\"",
                "SETTING,stage,policyReview|deadline=\"P5D\"|deadline=\"-P5D\"",
                "SETTING,stage,policyReview|deadline=\"P5D\"|deadline=\"PT36H\" days=\"monday-friday\"",
                "SETTING,stage,policyReview|deadline=\"P5D\"|deadline=\"P5D\" remind=\"P6D\"",
                "SETTING,stage,policyReview|deadline=\"P5D\"|deadline=\"P5D\" zone=\"Mars/Olympus\"",
                "SETTING,stage,clearance|role=\"coordinator\"|role=\"administrator\"",
                "SETTING,await,drafting|event=\"submission\"|event=\"rain\"",
                "SETTING_MISSING,stage,policyReview|needed=\"2\"|",
                "SETTING_MISSING,stage,policyReview|deadline=\"P5D\"|",
                "SETTING_UNKNOWN,stage,policyReview|deadline=\"P5D\"|deadline=\"P5D\" script=\"x\"",
                "SETTING_WITHOUT,stage,policyReview|policy=\"k-of-n\"|policy=\"unanimous\"",
                "SETTING_WITHOUT,stage,policyReview|needed=\"2\"|needed=\"2\" casting=\"coordinator\"",
                "FLOW_END,sequenceFlow,opened|sourceRef=\"start\"|sourceRef=\"nowhere\"",
                "NOT_DRAWN,startEvent,start|bpmnElement=\"start\"|bpmnElement=\"none\"",
                "DEFAULT,exclusiveGateway,policyOutcome|default=\"policyChanges\"|",
                "CHOICE_WITHOUT_CONDITION,sequenceFlow,legalChanges|default=\"legalChanges\"|default=\"legalApproved\"",
                "UNREACHABLE,receiveTask,clearance|sourceRef=\"legalOutcome\""
                        + " targetRef=\"clearance\"|sourceRef=\"legalOutcome\" targetRef=\"signOn\"",
                "LOOP,receiveTask,policyReview|sourceRef=\"policyOutcome\""
                        + " targetRef=\"drafting\"|sourceRef=\"policyOutcome\" targetRef=\"policyReview\"",
                "ONE_SUBMISSION,receiveTask,publication|event=\"publication\"|event=\"submission\"",
            })
    void refusesWithTheElementNamed(String expected, String part, String instead) {
        assertThat(JOINT).contains(part);
        var changed = JOINT.replaceFirst(Pattern.quote(part), instead == null ? "" : Matcher.quoteReplacement(instead));
        assertThat(findings(changed))
                .extracting(found -> found.fault() + "," + found.element() + "," + found.id())
                .anyMatch(found -> found.startsWith(expected));
    }

    private static int count(String part, String text) {
        return text.split(Pattern.quote(part), -1).length - 1;
    }
}
