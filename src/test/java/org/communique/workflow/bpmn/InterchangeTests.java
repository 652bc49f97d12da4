package org.communique.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.model.WorkflowFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Files with the elements of the 21 reference models of the OMG's BPMN Model Interchange Working Group
 * (github.com/bpmn-miwg/bpmn-miwg-test-suite), and with {@code -Dmiwg=FOLDER} these models themselves.
 */
class InterchangeTests {

    /** Name, number of processes, elements other than tasks, flows, plain events and gateways. */
    private static final String MODELS = """
        A.1.0 1 task
        A.2.0 1 task
        A.2.1 1 ioSpecification task
        A.3.0 1 boundaryEvent escalationEventDefinition messageEventDefinition subProcess task
        A.4.0 2 collaboration laneSet message messageFlow participant subProcess task
        A.4.1 2 collaboration laneSet messageFlow participant subProcess task
        B.1.0 4 association callActivity category collaboration dataObject dataStore globalTask group ioSpecification laneSet message messageEventDefinition messageFlow participant serviceTask subProcess task terminateEventDefinition textAnnotation timerEventDefinition userTask
        B.2.0 4 association boundaryEvent callActivity category collaboration conditionalEventDefinition dataObject dataStore errorEventDefinition escalationEventDefinition eventBasedGateway globalUserTask group inclusiveGateway intermediateCatchEvent intermediateThrowEvent ioSpecification laneSet linkEventDefinition message messageFlow multiInstanceLoopCharacteristics participant receiveTask sendTask serviceTask signalEventDefinition standardLoopCharacteristics subProcess task terminateEventDefinition textAnnotation timerEventDefinition userTask
        C.1.0 2 collaboration eventBasedGateway intermediateCatchEvent laneSet message messageFlow participant potentialOwner resource serviceTask task timerEventDefinition userTask
        C.1.1 1 dataObject dataStore import ioSpecification itemDefinition message potentialOwner resource serviceTask userTask
        C.2.0 4 boundaryEvent collaboration errorEventDefinition intermediateThrowEvent laneSet message messageFlow participant subProcess task
        C.3.0 1 boundaryEvent message messageEventDefinition potentialOwner resource subProcess timerEventDefinition userTask
        C.4.0 4 association collaboration dataStore intermediateCatchEvent ioSpecification itemDefinition laneSet manualTask participant serviceTask signal standardLoopCharacteristics textAnnotation userTask
        C.5.0 2 callActivity collaboration dataObject dataStore ioSpecification laneSet participant signalEventDefinition task userTask
        C.6.0 1 association boundaryEvent compensateEventDefinition eventBasedGateway intermediateCatchEvent intermediateThrowEvent ioSpecification sendTask serviceTask subProcess timerEventDefinition
        C.7.0 1 businessRuleTask collaboration dataObject ioSpecification itemDefinition laneSet multiInstanceLoopCharacteristics participant performer relationship resource serviceTask userTask
        C.8.0 1 boundaryEvent businessRuleTask dataObject errorEventDefinition import ioSpecification itemDefinition sendTask serviceTask userTask
        C.8.1 1 boundaryEvent businessRuleTask collaboration dataObject error import interface ioSpecification itemDefinition message participant potentialOwner relationship sendTask serviceTask userTask
        C.9.0 1 boundaryEvent businessRuleTask callActivity collaboration error import message participant sendTask serviceTask subProcess terminateEventDefinition userTask
        C.9.1 1 boundaryEvent collaboration message participant receiveTask sendTask timerEventDefinition userTask
        C.9.2 1 boundaryEvent callActivity collaboration error import message messageEventDefinition multiInstanceLoopCharacteristics participant sendTask subProcess timerEventDefinition userTask
        """;

    private static final Set<String> BESIDE_THE_PROCESS = Set.of(
            "collaboration",
            "message",
            "dataStore",
            "globalTask",
            "globalUserTask",
            "itemDefinition",
            "import",
            "resource",
            "signal",
            "error",
            "relationship",
            "interface",
            "category");
    private static final Set<String> IN_A_COLLABORATION = Set.of("participant", "messageFlow");

    static List<String> models() {
        return MODELS.lines().toList();
    }

    @ParameterizedTest
    @MethodSource("models")
    void refusesWithReasonsAFileWithTheElementsOfAReferenceModel(String model) {
        var parts = List.of(model.split(" "));
        var findings = BpmnFiles.findings(file(Integer.parseInt(parts.get(1)), parts.subList(2, parts.size())));
        assertThat(findings).isNotEmpty();
        assertThat(findings)
                .allSatisfy(finding -> assertThat(finding.line() > 0 || finding.fault() == WorkflowFault.NO_PROCESS)
                        .isTrue());
    }

    private static String file(int processes, List<String> elements) {
        var beside = new StringBuilder();
        var inside = new StringBuilder();
        for (var element : elements) {
            var xml = "<semantic:%s id=\"_%s-1\" name=\"%s\"/>\n".formatted(element, element, element);
            if (BESIDE_THE_PROCESS.contains(element)) {
                beside.append(
                        element.equals("collaboration")
                                ? "<semantic:collaboration id=\"c\">" + collaboration(elements, processes)
                                        + "</semantic:collaboration>\n"
                                : xml);
            } else if (!IN_A_COLLABORATION.contains(element)) {
                inside.append(xml);
            }
        }
        var all = IntStream.range(0, processes)
                .mapToObj(number -> "<semantic:process id=\"WFP-%d\" isExecutable=\"false\">%s</semantic:process>\n"
                        .formatted(number, inside.toString().replace("-1\"", "-" + number + "\"")))
                .reduce("", String::concat);
        return """
            <?xml version="1.0" encoding="ISO-8859-1" standalone="yes"?>
            <semantic:definitions xmlns:semantic="http://www.omg.org/spec/BPMN/20100524/MODEL" targetNamespace="t">
            %s%s</semantic:definitions>
            """.formatted(beside, all);
    }

    private static String collaboration(List<String> elements, int processes) {
        var participants = IntStream.range(0, processes)
                .mapToObj("<semantic:participant id=\"p%d\"/>"::formatted)
                .reduce("", String::concat);
        return participants + (elements.contains("messageFlow") ? "<semantic:messageFlow id=\"m\"/>" : "");
    }

    @Test
    @EnabledIfSystemProperty(named = "miwg", matches = ".+")
    void importsOrRefusesTheReferenceModelsThemselves() throws IOException {
        try (var files = Files.list(Path.of(System.getProperty("miwg")))) {
            for (var file : files.filter(path -> path.toString().endsWith(".bpmn"))
                    .sorted()
                    .toList()) {
                switch (WorkflowImport.of(Files.readAllBytes(file))) {
                    case Accepted accepted -> assertThat(accepted.bpmn()).isNotEmpty();
                    case Refused(var findings) ->
                        assertThat(findings).as(file.toString()).isNotEmpty();
                }
            }
        }
    }

    @Test
    void leavesOutAndListsWhatHasNoPlaceOnThePicture() {
        var bpmn = BpmnFixtures.usual()
                .stage("review")
                .flow("drafting", "review")
                .decides("review")
                .raw("<textAnnotation id=\"note\"><text>why</text></textAnnotation><association id=\"a\""
                        + " sourceRef=\"note\" targetRef=\"review\"/>")
                .bpmn()
                .replace(
                        "<process id=\"sample\"",
                        "<collaboration id=\"c\"><participant id=\"p\" processRef=\"sample\"/></collaboration><process"
                                + " xmlns:bioc=\"http://bpmn.io/schema/bpmn/biocolor/1.0\" bioc:fill=\"red\""
                                + " id=\"sample\"");
        var accepted = BpmnFiles.accepted(bpmn);
        assertThat(accepted.warnings())
                .extracting(finding -> finding.fault() + " " + String.join(" ", finding.details()))
                .containsExactlyInAnyOrder(
                        "LEFT_OUT collaboration",
                        "LEFT_OUT_ATTRIBUTE http://bpmn.io/schema/bpmn/biocolor/1.0",
                        "LEFT_OUT textAnnotation",
                        "LEFT_OUT association");
        assertThat(Arrays.asList("textAnnotation", "participant", "bioc")).noneMatch(accepted.bpmn()::contains);
    }
}
