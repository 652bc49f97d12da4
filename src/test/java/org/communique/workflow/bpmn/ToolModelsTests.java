package org.communique.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.workflow.bpmn.BpmnFixtures.usual;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.bpmn.xml.FileProcess;
import org.communique.workflow.model.BpmnDiagram.Shape;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.Remark;
import org.communique.workflow.model.WorkflowFault;
import org.communique.workflow.model.WorkflowModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models in the manner of six tools are taken, with all that was changed or left out listed, or refused with a way forward. */
class ToolModelsTests {

    private static final ResourceBundle MESSAGES = ResourceBundle.getBundle("messages.workflow", Locale.ROOT);

    private static WorkflowImportResult read(String tool) throws IOException {
        return WorkflowImport.of(Files.readAllBytes(Path.of("src/test/resources/workflow-tools", tool + ".bpmn")));
    }

    private static Accepted taken(String tool) throws IOException {
        return switch (read(tool)) {
            case Accepted accepted -> accepted;
            case Refused(var findings) -> throw new AssertionError(findings);
        };
    }

    private static Stream<String> kinds(List<Finding> findings) {
        return findings.stream().map(finding -> finding.fault().name()).distinct();
    }

    private static Step step(WorkflowModel model, String name) {
        return model.steps().stream()
                .filter(step -> step.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> conditions(WorkflowModel model) {
        return model.allFlows().stream()
                .filter(flow -> flow.condition() != null)
                .map(flow -> String.valueOf(flow.condition()))
                .toList();
    }

    @Test
    void takesOneOfBpmnIo() throws IOException {
        var accepted = taken("bpmn-io");
        var model = accepted.model();
        assertThat(model.steps())
                .extracting(FlowNode::name)
                .containsExactly("Drafting", "Review", "Signatures", "Publication");
        assertThat(step(model, "Review").settings().values())
                .containsEntry("deadline", "P14D")
                .containsEntry("remind", "P7D");
        assertThat(conditions(model)).containsExactly("${outcome == 'APPROVED' and Activity_0review == 'APPROVED'}");
        // What was rejected is written again, and nobody is told by an event.
        assertThat(model.allFlows())
                .anySatisfy(flow -> assertThat(flow.from() + " " + flow.to()).isEqualTo("Gateway_0ok Activity_0draft"))
                .anySatisfy(flow -> assertThat(flow.from() + " " + flow.to()).isEqualTo("Gateway_0ok Activity_0sign"));
        assertThat(kinds(accepted.warnings()))
                .containsExactlyInAnyOrder(
                        "TAKEN_AS_STEP",
                        "DURATION_REWRITTEN",
                        "CONDITION_REWRITTEN",
                        "LEFT_OUT_EVENT",
                        "BACK_TO_DRAFTING",
                        "PASSED_OVER");
    }

    @Test
    void takesOneOfSignavio() throws IOException {
        var accepted = taken("signavio");
        var model = accepted.model();
        assertThat(model.steps())
                .extracting(FlowNode::id)
                .containsExactly("schreibenDesEntwurfs", "prufungFreigabe", "zeichnung", "veroffentlichung");
        assertThat(conditions(model)).containsExactly("${outcome == 'APPROVED'}");
        assertThat(step(model, "Prüfung & Freigabe").settings().values()).containsEntry("deadline", "P30D");
        assertThat(accepted.warnings())
                .filteredOn(finding -> finding.fault() == WorkflowFault.LEFT_OUT)
                .extracting(finding -> finding.details().getFirst())
                .containsExactlyInAnyOrder("signavioDiagramMetaData", "signavioMetaData", "ioSpecification");
        assertThat(model.remarks().all())
                .extracting(Remark::element)
                .contains(
                        "message",
                        "collaboration",
                        "participant",
                        "laneSet",
                        "lane",
                        "dataObject",
                        "dataObjectReference");
        assertThat(kinds(accepted.warnings())).contains("RENAMED", "LEFT_OUT_SETTING", "CONDITION_REWRITTEN");
    }

    @Test
    void takesAnAnswerOrNoneOfBizagiAsSilence() throws IOException {
        var model = taken("bizagi").model();
        var stage = step(model, "Objection ?");
        assertThat(stage.settings().values()).containsEntry("policy", "silence").containsEntry("deadline", "P2D");
        assertThat(conditions(model)).containsExactly("${outcome == 'APPROVED'}");
        assertThat(model.steps())
                .extracting(FlowNode::name)
                .containsExactly("Rédiger", "Objection ?", "Signatures", "Publier");
    }

    @Test
    void drawsOneOfEnterpriseArchitectAndTakesItsTimersAndVotes() throws IOException {
        var accepted = taken("enterprise-architect");
        var model = accepted.model();
        assertThat(model.drawing().shapes()).hasSameSizeAs(model.allNodes());
        assertThat(model.drawing().edges()).hasSameSizeAs(model.allFlows());
        assertThat(step(model, "Legal opinion").settings().values()).containsEntry("remind", "P3D");
        assertThat(step(model, "Votes of members").settings().values()).containsEntry("policy", "unanimous");
        assertThat(kinds(accepted.warnings()))
                .contains("LAID_OUT", "REMINDER_OF_TIMER", "VOTE_OF_EACH", "CONDITION_REWRITTEN", "LEFT_OUT_EVENT");
        assertThat(taken("enterprise-architect")).isEqualTo(accepted);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpmn-io", "signavio", "bizagi", "enterprise-architect"})
    void writesWhatItTookSoThatItIsTakenAgainAsItIs(String tool) throws IOException {
        var accepted = taken(tool);
        var again = BpmnFiles.accepted(accepted.bpmn());
        assertThat(again.model()).isEqualTo(accepted.model());
        assertThat(again.bpmn()).isEqualTo(accepted.bpmn());
        assertThat(again.warnings()).isEmpty();
    }

    @Test
    void saysAtOnceAllThatOneOfCamundaLacks() throws IOException {
        var findings = ((Refused) read("camunda-modeler")).findings();
        assertThat(kinds(findings))
                .containsExactlyInAnyOrder(
                        "NO_SETTINGS",
                        "SETTING_MISSING",
                        "ELEMENT",
                        "CONDITION",
                        "DEFAULT",
                        "NO_SUBMISSION",
                        "NO_SIGN_ON",
                        "NO_PUBLICATION");
        assertThat(findings).allSatisfy(ToolModelsTests::helps);
    }

    @Test
    void saysAtOnceAllThatOneOfVisioLacks() throws IOException {
        var findings = ((Refused) read("visio")).findings();
        assertThat(kinds(findings))
                .contains(
                        "NO_SETTINGS",
                        "ELEMENT",
                        "CALL_UNKNOWN",
                        "CONDITION",
                        "EVENT_DEFINITION",
                        "NO_SUBMISSION",
                        "NO_PUBLICATION");
        assertThat(findings)
                .filteredOn(finding -> finding.fault() == WorkflowFault.ELEMENT)
                .extracting(Finding::element)
                .containsExactlyInAnyOrder("inclusiveGateway", "scriptTask", "intermediateCatchEvent");
        assertThat(findings).allSatisfy(ToolModelsTests::helps);
    }

    private static byte[] file(String tool) throws IOException {
        return Files.readAllBytes(Path.of("src/test/resources/workflow-tools", tool + ".bpmn"));
    }

    @Test
    void takesOneOfSeveralProcesses() throws IOException {
        var file = file("two-pools");
        assertThat(WorkflowImport.processes(file))
                .containsExactly(
                        new FileProcess("Process_request", "Employee", 3),
                        new FileProcess("Process_approval", "Management", 9));
        assertThat(((Refused) read("two-pools")).findings()).singleElement().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(WorkflowFault.ONE_PROCESS);
            assertThat(finding.details())
                    .containsExactly("2", "Employee (Process_request), Management (Process_approval)");
        });
        assertThat(WorkflowImport.draft(file, CallableWorkflows.NONE)).isEmpty();
        var draft = WorkflowImport.draft(file, "Process_approval", CallableWorkflows.NONE)
                .orElseThrow();
        assertThat(draft.key()).isEqualTo("Process_approval");
        assertThat(draft.bpmn())
                .contains("Check ${amount}", "Up to ${limit} only.", "<participant id=\"Participant_asks\"")
                .doesNotContain("Fill in the request", "Send an e-mail", "${complete}");
        assertThat(draft.warnings())
                .filteredOn(finding -> finding.fault() == WorkflowFault.RUN_PASSED_OVER)
                .extracting(finding -> finding.details().getFirst())
                .containsExactly("Send an e-mail");
        assertThat(kinds(((Refused) WorkflowImport.of(file, "Process_approval", CallableWorkflows.NONE)).findings()))
                .containsExactlyInAnyOrder(
                        "NO_SETTINGS",
                        "ELEMENT",
                        "CONDITION",
                        "DEFAULT",
                        "CHOICE_WITHOUT_CONDITION",
                        "NO_SUBMISSION",
                        "NO_SIGN_ON",
                        "NO_PUBLICATION");
        assertThat(WorkflowImport.of(file, "Process_other", CallableWorkflows.NONE))
                .isInstanceOf(Refused.class);
    }

    private static WorkflowDraft draft(String file) {
        return WorkflowImport.draft(file.getBytes(StandardCharsets.UTF_8), CallableWorkflows.NONE)
                .orElseThrow();
    }

    /** What is on another page of the file has places of another picture. */
    @Test
    void drawsSubProcessesWithPagesOfTheirOwn() {
        var inside = new StringBuilder("<startEvent id=\"in\"/><endEvent id=\"out\"/>");
        var page = new StringBuilder();
        var from = "in";
        for (var task : List.of("a", "b", "c", "d", "e", "f", "g")) {
            inside.append("<userTask id=\"%s\"/><sequenceFlow id=\"to_%s\" sourceRef=\"%s\" targetRef=\"%s\"/>"
                    .formatted(task, task, from, task));
            page.append(
                    "<bpmndi:BPMNShape bpmnElement=\"%s\"><dc:Bounds x=\"7\" y=\"7\" width=\"100\" height=\"80\"/></bpmndi:BPMNShape>"
                            .formatted(task));
            from = task;
        }
        var file = usual().raw(
                        "<subProcess id=\"part\">%s<sequenceFlow id=\"last\" sourceRef=\"g\" targetRef=\"out\"/></subProcess>"
                                .formatted(inside))
                .flow("drafting", "part")
                .flow("part", "signOn")
                .bpmn();
        var pages = file.replace(
                "</definitions>",
                "<bpmndi:BPMNDiagram><bpmndi:BPMNPlane bpmnElement=\"part\">%s</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>"
                        .formatted(page));
        var draft = draft(pages);
        assertThat(kinds(draft.warnings())).contains("LAID_OUT");
        var drawing = WorkflowImport.stored(draft.bpmn()).drawing();
        var model = WorkflowImport.stored(draft.bpmn());
        assertThat(drawing.shapes().keySet())
                .containsAll(model.allNodes().stream().map(FlowNode::id).toList());
        assertThat(drawing.shapes().values().stream().map(Shape::box)).doesNotHaveDuplicates();
    }

    private static BpmnFixtures linked(String... caught) {
        var file = usual().stage("review")
                .stage("legal")
                .raw("<intermediateThrowEvent id=\"away\"><linkEventDefinition name=\"A\"/></intermediateThrowEvent>")
                .flow("drafting", "review")
                .flow("review", "away")
                .decides("legal");
        for (var link : caught) {
            file.raw("<intermediateCatchEvent id=\"%s\"><linkEventDefinition name=\"A\"/></intermediateCatchEvent>"
                            .formatted(link))
                    .flow(link, "legal");
        }
        return file;
    }

    private static List<String> paths(WorkflowModel model) {
        return model.allFlows().stream()
                .map(flow -> flow.from() + " " + flow.to())
                .toList();
    }

    @Test
    void joinsWhatALinkLeadsTo() {
        var file = linked("here");
        var draft = draft(file.bpmn());
        assertThat(paths(WorkflowImport.stored(draft.bpmn()))).contains("review legal");
        assertThat(draft.warnings())
                .filteredOn(finding -> finding.fault() == WorkflowFault.LINK_JOINED)
                .extracting(Finding::details)
                .containsExactly(List.of("A"));
        var again = file.raw(
                        "<intermediateThrowEvent id=\"too\"><linkEventDefinition name=\"A\"/></intermediateThrowEvent>")
                .choice("which", "which_too")
                .flow("which", "too");
        assertThat(paths(WorkflowImport.stored(draft(again.bpmn()).bpmn()))).contains("review legal", "which legal");
    }

    /** One of the paths that come to it is enough. */
    @Test
    void joinsLinksBeforeAJoinByAChoice() {
        var file = usual().raw(
                        "<intermediateThrowEvent id=\"one\"><linkEventDefinition name=\"A\"/></intermediateThrowEvent>")
                .raw("<intermediateThrowEvent id=\"two\"><linkEventDefinition name=\"A\"/></intermediateThrowEvent>")
                .raw("<intermediateCatchEvent id=\"here\"><linkEventDefinition name=\"A\"/></intermediateCatchEvent>")
                .choice("which", "which_two")
                .parallel("join")
                .flow("drafting", "which")
                .flow("which", "one", "statement.organisations > 3")
                .flow("which", "two")
                .flow("here", "join")
                .flow("join", "signOn");
        var model = WorkflowImport.stored(draft(file.bpmn()).bpmn());
        assertThat(paths(model)).contains("here join");
        assertThat(model.allFlows())
                .filteredOn(flow -> flow.from().equals("which"))
                .hasSize(2)
                .allSatisfy(flow -> assertThat(flow.to()).isEqualTo("here"));
    }

    @Test
    void saysThatALinkWithoutOneCounterpartBecomesAnEnd() {
        for (var file : List.of(linked(), linked("here", "there"))) {
            var named = file.bpmn().replace("id=\"away\"", "id=\"away\" name=\"" + "n".repeat(300) + "\"");
            assertThat(draft(named).warnings())
                    .filteredOn(
                            finding -> finding.fault() != WorkflowFault.BACK_TO_DRAFTING && "away".equals(finding.id()))
                    .singleElement()
                    .satisfies(finding -> {
                        assertThat(finding.fault()).isEqualTo(WorkflowFault.TAKEN_AS_END);
                        assertThat(finding.details().getFirst()).hasSizeLessThan(100);
                    });
        }
    }

    @Test
    void saysWhichProcessesThereAre() throws IOException {
        assertThat(((Refused) WorkflowImport.of(file("two-pools"), "zzz", CallableWorkflows.NONE)).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.fault()).isEqualTo(WorkflowFault.NO_SUCH_PROCESS);
                    assertThat(finding.details())
                            .containsExactly("zzz", "Employee (Process_request), Management (Process_approval)");
                });
        assertThat(WorkflowImport.draft(file("two-pools"), "zzz", CallableWorkflows.NONE))
                .isEmpty();
        assertThat(WorkflowImport.of(file("bpmn-io"), "zzz", CallableWorkflows.NONE))
                .isInstanceOf(Refused.class);
        var pools = new String(file("two-pools"), StandardCharsets.UTF_8)
                .replaceAll("(?s)<bpmn:process .*</bpmn:process>", "");
        for (var process : List.of("", "zzz")) {
            assertThat(((Refused) WorkflowImport.of(
                                    pools.getBytes(StandardCharsets.UTF_8), process, CallableWorkflows.NONE))
                            .findings())
                    .extracting(Finding::fault)
                    .containsExactly(WorkflowFault.NO_PROCESS);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"id=\"Process_request\" isExec", "isExec"})
    void saysThatProcessesCannotBeToldApart(String other) throws IOException {
        var file =
                new String(file("two-pools"), StandardCharsets.UTF_8).replace("id=\"Process_approval\" isExec", other);
        assertThat(WorkflowImport.processes(file.getBytes(StandardCharsets.UTF_8)))
                .extracting(FileProcess::id)
                .containsExactly("Process_request");
        assertThat(BpmnFiles.findings(file))
                .singleElement()
                .extracting(Finding::fault)
                .isEqualTo(WorkflowFault.PROCESS_IDS);
    }

    /** The engine's column takes 255 characters. */
    @Test
    void boundsNamesAsTheEngineIsGivenThem() {
        var file = BpmnFiles.shipped("joint-statement");
        assertThat(BpmnFiles.accepted(file.replace("name=\"Drafting\"", "name=\"" + "${".repeat(66) + "\"")))
                .isNotNull();
        assertThat(BpmnFiles.findings(file.replace("name=\"Drafting\"", "name=\"" + "${".repeat(100) + "\"")))
                .extracting(Finding::fault)
                .containsExactly(WorkflowFault.TOO_LONG);
    }

    /** What the standard has for engines and their data keeps no file from being taken. */
    @Test
    void leavesOutDataAndLanguagesOfAdonis() throws IOException {
        var findings = ((Refused) read("adonis")).findings();
        assertThat(kinds(findings))
                .containsExactlyInAnyOrder(
                        "NO_SETTINGS",
                        "CONDITION",
                        "DEFAULT",
                        "CHOICE_WITHOUT_CONDITION",
                        "NO_SUBMISSION",
                        "NO_SIGN_ON",
                        "NO_PUBLICATION");
        var draft = WorkflowImport.draft(file("adonis"), CallableWorkflows.NONE).orElseThrow();
        assertThat(draft.bpmn()).doesNotContain("AdoScript", "inOrdnung", "inputSet", "dataOutput");
        assertThat(draft.warnings())
                .filteredOn(finding -> finding.fault().isLeftOut())
                .extracting(finding -> finding.details().getFirst())
                .contains("language", "default", "ioSpecification", "dataOutput", "outputSet", "extension");
    }

    /** Tools show names; ids such as {@code sid-…} their users have never seen. */
    @Test
    void namesElementsAsTheDrawingShowsThem() throws IOException {
        assertThat(((Refused) read("visio")).findings())
                .filteredOn(finding -> finding.fault() == WorkflowFault.CALL_UNKNOWN)
                .extracting(Finding::name)
                .containsExactly("Revisión jurídica");
        assertThat(taken("signavio").warnings())
                .filteredOn(finding -> finding.fault() == WorkflowFault.RENAMED)
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.name()).doesNotContain("sid-"))
                .extracting(Finding::name)
                .contains("Schreiben des Entwurfs");
        var file = BpmnFiles.shipped("joint-statement")
                .replaceFirst("\\$\\{outcome == 'APPROVED'}", "\\${nobody == 'APPROVED'}");
        for (var name : List.of("Approved?", "")) {
            assertThat(BpmnFiles.findings(
                            file.replaceFirst("(<exclusiveGateway [^>]*)name=\"[^\"]*\"", "$1name=\"" + name + "\"")))
                    .singleElement()
                    .extracting(Finding::name)
                    .isEqualTo("approved (" + (name.isEmpty() ? "Policy review → …" : name) + " → Legal review)");
        }
    }

    /** A place, a reason, and what to do. */
    private static void helps(Finding finding) {
        assertThat(finding.element()).as(finding.toString()).isNotEmpty();
        assertThat(finding.line()).as(finding.toString()).isPositive();
        assertThat(MESSAGES.getString(finding.fault().messageKey())).isNotBlank();
        assertThat(MESSAGES.getString(String.valueOf(finding.remedyKey()))).isNotBlank();
    }

    @ParameterizedTest
    @EnumSource(WorkflowFault.class)
    void knowsWhatToDoAboutEveryFault(WorkflowFault fault) {
        assertThat(MESSAGES.getString(fault.messageKey())).isNotBlank();
        for (var element : Set.of("process", "serviceTask", "boundaryEvent", "transaction")) {
            var remedy = new Finding(fault, element, null, 1, List.of()).remedyKey();
            assertThat(remedy == null).isEqualTo(fault.isWarning());
            assertThat(remedy == null || MESSAGES.containsKey(remedy)).isTrue();
        }
    }

    /** Which name their own variables so that a condition reads as one of ours. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "${approved}",
                "${!approved}",
                "=approved = true",
                "${outcome == APPROVED}",
                "${outcome == 'APPROVED' ? true : false}",
                "${(outcome == 'APPROVED' or a == 'APPROVED') and b == 'APPROVED'}",
                "${execution.getVariable('outcome') == 'APPROVED'}",
                "${outcome == 'APPROVED'}${T(java.lang.Runtime)}",
                "${outcome == \"APPROVED' or runtimeService.x() == 'APPROVED\"}",
                "${not (outcome == 'APPROVED')}",
                "${outcome matches 'APPROVED'}"
            })
    void takesNoOtherCondition(String condition) {
        var file = BpmnFiles.shipped("joint-statement")
                .replaceFirst(
                        Pattern.quote("${outcome == 'APPROVED'}"),
                        Matcher.quoteReplacement(condition.replace("\"", "&quot;")));
        assertThat(BpmnFiles.findings(file))
                .anySatisfy(finding -> assertThat(finding.fault()).isEqualTo(WorkflowFault.CONDITION));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "outcome == 'APPROVED'",
                "#{outcome eq 'approved'}",
                "${ (outcome == \"Approved\") }",
                "${outcome eq \"APPROVED\" || outcome == 'APPROVED'}",
                "${outcome ne 'changes requested' && outcome=='APPROVED'}"
            })
    void takesAComparisonHoweverItIsWritten(String condition) {
        var file = BpmnFiles.shipped("joint-statement")
                .replaceFirst(
                        Pattern.quote("${outcome == 'APPROVED'}"),
                        Matcher.quoteReplacement(condition.replace("&", "&amp;").replace("\"", "&quot;")));
        var accepted = BpmnFiles.accepted(file);
        assertThat(conditions(accepted.model()))
                .allSatisfy(each -> assertThat(each).startsWith("${outcome"));
        assertThat(kinds(accepted.warnings())).containsExactly("CONDITION_REWRITTEN");
    }
}
