package org.communique.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.workflow.model.Remark;
import org.communique.workflow.model.WorkflowFault;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.common.engine.impl.util.io.BytesStreamSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What is only drawn is kept for readers, and is nothing to the engine. */
@Timeout(120)
class RemarkTests {

    private static final String BESIDE = """
        <message id="greeting" name="Greeting"/>
        <signal id="alarm" name="Alarm"/>
        <category id="words"><categoryValue id="word" value="In Geneva"/></category>
        <collaboration id="all">
          <participant id="us" name="The coalition" processRef="sample"/>
          <participant id="ministry" name="The ministry" processRef="elsewhere"/>
          <messageFlow id="letter" name="a letter" sourceRef="publication" targetRef="ministry"/>
        </collaboration>
        """;

    static final String WITHIN = """
        <laneSet id="lanes">
          <lane id="writers" name="Writers"><flowNodeRef>drafting</flowNodeRef><flowNodeRef>nobody</flowNodeRef></lane>
          <lane id="readers" name="Readers">
            <childLaneSet id="inner"><lane id="lawyers" name="Lawyers"><flowNodeRef>review</flowNodeRef></lane></childLaneSet>
          </lane>
        </laneSet>
        <dataObject id="text"/>
        <dataObjectReference id="draft" name="The draft" dataObjectRef="text"/>
        <dataStoreReference id="archive" name="Archive"/>
        <textAnnotation id="note"><text>Ask before
        August &amp; after</text></textAnnotation>
        <association id="about" sourceRef="note" targetRef="review"/>
        <group id="geneva" categoryValueRef="word"/>
        """;

    private static final List<String> SHAPES =
            List.of("us", "ministry", "writers", "readers", "lawyers", "draft", "archive", "note", "geneva");

    private static final List<String> EDGES = List.of("letter", "about");

    static String file() {
        return file(BESIDE, WITHIN);
    }

    private static String file(String beside, String within) {
        return file(beside, within, picture());
    }

    static String picture() {
        return SHAPES.stream()
                        .map(id ->
                                "<bpmndi:BPMNShape bpmnElement=\"%s\" isHorizontal=\"%s\"><dc:Bounds x=\"1\" y=\"2\" width=\"300\" height=\"40\"/></bpmndi:BPMNShape>"
                                        .formatted(id, !id.equals("writers")))
                        .collect(Collectors.joining())
                + EDGES.stream()
                        .map(id ->
                                "<bpmndi:BPMNEdge bpmnElement=\"%s\"><di:waypoint x=\"1\" y=\"2\"/><di:waypoint x=\"3\" y=\"4\"/></bpmndi:BPMNEdge>"
                                        .formatted(id))
                        .collect(Collectors.joining());
    }

    static String file(String beside, String within, String picture) {
        return BpmnFixtures.usual()
                .stage("review")
                .flow("drafting", "review")
                .decides("review")
                .raw(within)
                .bpmn()
                .replace("<process ", beside + "<process ")
                .replace("</bpmndi:BPMNPlane>", picture + "</bpmndi:BPMNPlane>");
    }

    @Test
    void areKeptAndWrittenAgain() {
        var accepted = BpmnFiles.accepted(file());
        assertThat(accepted.warnings()).isEmpty();
        assertThat(accepted.model().remarks().all())
                .extracting(Remark::id)
                .contains("greeting", "alarm", "word", "inner", "text")
                .containsAll(SHAPES)
                .containsAll(EDGES);
        assertThat(accepted.model().drawing().shapes()).containsKeys(SHAPES.toArray(String[]::new));
        assertThat(Objects.requireNonNull(accepted.model().drawing().shapes().get("writers"))
                        .upright())
                .isTrue();
        assertThat(accepted.bpmn())
                .contains("Ask before\n", "August &amp; after", "bpmnElement=\"all\"", "<flowNodeRef>drafting<")
                .doesNotContain("nobody", "elsewhere");
        assertThat(BpmnFiles.accepted(accepted.bpmn())).isEqualTo(accepted);
    }

    @Test
    void keepTheirDocumentation() {
        var said = "<documentation>As agreed in May</documentation>";
        var accepted = BpmnFiles.accepted(file(
                BESIDE.replace("processRef=\"sample\"/>", "processRef=\"sample\">" + said + "</participant>"),
                WITHIN.replace("<text>", said + "<text>")
                        .replace("categoryValueRef=\"word\"/>", "categoryValueRef=\"word\">" + said + "</group>")
                        .replace("name=\"Writers\">", "name=\"Writers\">" + said)));
        assertThat(accepted.warnings()).isEmpty();
        assertThat(accepted.bpmn().split("As agreed in May", -1)).hasSize(5);
        assertThat(BpmnFiles.accepted(accepted.bpmn())).isEqualTo(accepted);
        assertThat(WorkflowImport.forEngine(accepted.bpmn())).doesNotContain("As agreed");
    }

    @Test
    void theDocumentationOfWhatHasNoneIsListed() {
        var file = file().replace(
                        "<sequenceFlow id=\"begin_drafting\"", "<sequenceFlow id=\"begin_drafting\" name=\"\"")
                .replaceFirst("(<endEvent [^>]*)/>", "$1><documentation>All done</documentation></endEvent>");
        assertThat(BpmnFiles.accepted(file).warnings())
                .extracting(finding -> finding.fault() + " " + finding.id() + " " + finding.details())
                .containsExactly("LEFT_OUT done [documentation]");
    }

    @Test
    void areNothingToTheEngine() {
        var accepted = BpmnFiles.accepted(file());
        var bare = BpmnFiles.accepted(file("", ""));
        var engine = WorkflowImport.forEngine(accepted.bpmn());
        assertThat(engine).isEqualTo(bare.bpmn());
        assertThat(WorkflowImport.forEngine(bare.bpmn())).isEqualTo(bare.bpmn());
        var run = new BpmnXMLConverter()
                .convertToBpmnModel(new BytesStreamSource(engine.getBytes(StandardCharsets.UTF_8)), true, true);
        assertThat(run.getPools()).isEmpty();
        assertThat(run.getMessages()).isEmpty();
        assertThat(run.getSignals()).isEmpty();
        assertThat(run.getMainProcess().getLanes()).isEmpty();
        assertThat(run.getMainProcess().getDataObjects()).isEmpty();
        assertThat(run.getMainProcess().getArtifacts()).isEmpty();
    }

    @Test
    void areLeftOutAndListedWhereTheyAreTooLong() {
        var text = "n".repeat(201);
        var accepted = BpmnFiles.accepted(file(BESIDE.replace("The ministry", text), WITHIN.replace("Writers", text)));
        assertThat(accepted.warnings())
                .extracting(finding -> finding.fault() + " " + finding.details().getFirst())
                .contains("LEFT_OUT participant", "LEFT_OUT lane", "LEFT_OUT messageFlow");
        assertThat(accepted.bpmn()).doesNotContain(text);
        assertThat(BpmnFiles.accepted(file(BESIDE, WITHIN.replace("August", "b".repeat(2001))))
                        .warnings())
                .extracting(Finding::fault)
                .containsOnly(WorkflowFault.LEFT_OUT);
    }

    /** The engine, which would run them, is given none of them. */
    @Test
    void keepExpressionsAsText() {
        for (var text : List.of("${runtimeService}", "#{x}")) {
            var accepted = BpmnFiles.accepted(file(
                    BESIDE.replace("The ministry", text),
                    WITHIN.replace("Writers", text).replace("August", text)));
            assertThat(accepted.warnings()).isEmpty();
            assertThat(accepted.bpmn().split(Pattern.quote(text), -1)).hasSize(4);
            assertThat(WorkflowImport.forEngine(accepted.bpmn())).doesNotContain(text);
        }
    }

    @Test
    void cannotTakeTheIdsOfSteps() {
        var accepted = BpmnFiles.accepted(file(BESIDE.replace("\"ministry\"", "\"review\""), WITHIN));
        assertThat(accepted.model().remarks().all()).extracting(Remark::id).doesNotContain("review");
        assertThat(accepted.model().steps()).hasSize(4);
    }

    @Test
    void whatGoesIntoAStepIsALineToIt() {
        var bpmn = file(
                        BESIDE,
                        WITHIN.replace("<association id=\"about\" sourceRef=\"note\" targetRef=\"review\"/>", ""))
                .replace("</communique:stage>", "")
                .replaceFirst(
                        "(<receiveTask id=\"review\"[^>]*>)",
                        "$1<dataInputAssociation id=\"about\"><sourceRef>draft</sourceRef><targetRef>x</targetRef></dataInputAssociation>");
        assertThat(BpmnFiles.accepted(bpmn).bpmn())
                .contains("<association id=\"about\" sourceRef=\"draft\" targetRef=\"review\">");
    }

    @Test
    void areBounded() {
        var notes = IntStream.range(0, 2500)
                .mapToObj(number -> "<lane id=\"l" + number + "\"/>")
                .collect(Collectors.joining("", "<laneSet>", "</laneSet>"));
        var deep = "<laneSet><lane id=\"d\">" + "<childLaneSet><lane id=\"e\">".repeat(15)
                + "</lane></childLaneSet>".repeat(15) + "</lane></laneSet>";
        var objects = IntStream.range(0, 2500)
                .mapToObj(number -> "<dataObject id=\"o" + number + "\"/>")
                .collect(Collectors.joining());
        var lanes = IntStream.range(0, 2500)
                .mapToObj(number -> "<bpmndi:BPMNShape bpmnElement=\"l" + number
                        + "\"><dc:Bounds x=\"1\" y=\"2\" width=\"3\" height=\"4\"/></bpmndi:BPMNShape>")
                .collect(Collectors.joining());
        var bpmn = file(BESIDE, notes + deep, picture() + lanes);
        assertThat(BpmnFiles.accepted(bpmn).model().remarks().all()).hasSize(ArtifactReader.MOST);
        var accepted = BpmnFiles.accepted(file(BESIDE, deep + objects));
        assertThat(accepted.model().remarks().all()).hasSizeLessThanOrEqualTo(ArtifactReader.MOST);
        assertThat(accepted.warnings()).isNotEmpty();
    }
}
