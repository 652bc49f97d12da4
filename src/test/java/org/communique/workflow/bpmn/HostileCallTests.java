package org.communique.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.model.WorkflowFault;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls are refused before much is copied, whatever is called. */
@Timeout(120)
class HostileCallTests {

    /** Counts what is asked of it. */
    private static final class Counted implements CallableWorkflows {

        private final String bpmn;
        private final AtomicInteger asked = new AtomicInteger();

        Counted(String bpmn) {
            this.bpmn = bpmn;
        }

        @Override
        public List<String> keys() {
            return IntStream.range(0, 1000).mapToObj(number -> "k" + number).toList();
        }

        @Override
        public Optional<CalledWorkflow> find(String key, @Nullable Integer version) {
            asked.incrementAndGet();
            return key.startsWith("k") ? Optional.of(new CalledWorkflow(key, 1, key, bpmn)) : Optional.empty();
        }
    }

    private static String many(int count, IntFunction<String> element) {
        return IntStream.range(0, count).mapToObj(element).collect(Collectors.joining());
    }

    private static String await(String id, String event) {
        return "<receiveTask id=\"" + id + "\" name=\"" + id + "\"><extensionElements><communique:await event=\""
                + event + "\"/></extensionElements></receiveTask>";
    }

    private static String flow(String id, String from, String to) {
        return "<sequenceFlow id=\"" + id + "\" sourceRef=\"" + from + "\" targetRef=\"" + to + "\"/>";
    }

    private static String file(String process) {
        return """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:communique="https://communique.org/bpmn">
            <process id="sample" name="Sample">%s</process></definitions>
            """.formatted(process);
    }

    /** Calls in a row. */
    private static String calls(int count) {
        return file("<startEvent id=\"b\"/>" + await("d", "submission") + await("s", "sign-on-closed")
                + await("p", "publication") + "<endEvent id=\"e\"/>" + flow("f1", "b", "d") + flow("f2", "d", "c0")
                + flow("f3", "s", "p") + flow("f4", "p", "e")
                + many(
                        count,
                        number -> "<callActivity id=\"c" + number + "\" calledElement=\"k" + number + "\"/>"
                                + flow("g" + number, "c" + number, number + 1 < count ? "c" + (number + 1) : "s")));
    }

    /** So many stages in a row, each with so many flows to the next. */
    private static String called(int stages, int flows) {
        return file("<startEvent id=\"b\"/>" + await("d", "submission") + await("s", "sign-on-closed")
                + await("p", "publication") + "<endEvent id=\"e\"/>" + flow("f1", "b", "d") + flow("f2", "d", "t0")
                + flow("f3", "s", "p") + flow("f4", "p", "e")
                + many(
                        stages,
                        number -> "<exclusiveGateway id=\"t" + number + "\"/>"
                                + many(
                                        flows,
                                        each -> flow(
                                                "x".repeat(56) + number + "_" + each,
                                                "t" + number,
                                                number + 1 < stages ? "t" + (number + 1) : "s"))));
    }

    private static List<Finding> refused(String bpmn, CallableWorkflows workflows) {
        WorkflowImport.draft(bpmn.getBytes(StandardCharsets.UTF_8), workflows);
        var result = WorkflowImport.of(bpmn.getBytes(StandardCharsets.UTF_8), workflows);
        assertThat(result).isInstanceOf(Refused.class);
        var findings = ((Refused) result).findings();
        assertThat(findings).isNotEmpty().hasSizeLessThanOrEqualTo(WorkflowImport.MOST_FINDINGS);
        return findings;
    }

    @ParameterizedTest
    @ValueSource(ints = {21, 280, 1000, 3000})
    void looksUpNothingForTooManyCalls(int count) {
        var workflows = new Counted(called(2, 1));
        var findings = refused(calls(count), workflows);
        assertThat(findings)
                .extracting(Finding::fault)
                .containsAnyOf(WorkflowFault.TOO_MANY_CALLS, WorkflowFault.TOO_MANY_ELEMENTS);
        assertThat(workflows.asked).hasValue(0);
    }

    @Test
    void copiesNothingThatMakesItTooLarge() {
        assertThat(refused(calls(20), new Counted(called(290, 1))))
                .extracting(Finding::fault)
                .contains(WorkflowFault.CALL_TOO_LARGE);
        assertThat(refused(calls(20), new Counted(called(10, 900))))
                .extracting(Finding::fault)
                .contains(WorkflowFault.CALL_TOO_LARGE);
    }

    /** What is drawn of each is looked for once. */
    @Test
    void copiesManyFlowsOnAPicture() {
        var lines = many(
                10,
                number -> many(
                        235,
                        each -> "<bpmndi:BPMNEdge bpmnElement=\"" + "x".repeat(56) + number + "_" + each
                                + "\"><di:waypoint x=\"0\" y=\"0\"/></bpmndi:BPMNEdge>"));
        assertThat(refused(
                        withPicture(calls(4), many(4, number -> shape("c" + number))),
                        new Counted(withPicture(called(10, 235), shape("t0") + lines))))
                .isNotEmpty();
    }

    private static String shape(String id) {
        return "<bpmndi:BPMNShape bpmnElement=\"" + id
                + "\"><dc:Bounds x=\"0\" y=\"0\" width=\"9\" height=\"9\"/></bpmndi:BPMNShape>";
    }

    private static String withPicture(String file, String drawn) {
        return file.replace(
                "</definitions>",
                "<bpmndi:BPMNDiagram xmlns:bpmndi=\"http://www.omg.org/spec/BPMN/20100524/DI\""
                        + " xmlns:dc=\"http://www.omg.org/spec/DD/20100524/DC\""
                        + " xmlns:di=\"http://www.omg.org/spec/DD/20100524/DI\"><bpmndi:BPMNPlane>" + drawn
                        + "</bpmndi:BPMNPlane></bpmndi:BPMNDiagram></definitions>");
    }

    @Test
    void copiesManyFlowsWithLongIds() {
        assertThat(refused(calls(1), new Counted(called(10, 900)))).isNotEmpty();
    }

    @Test
    void saysAboutEachCallThatItIsUnknown() {
        var findings = refused(calls(20).replace("calledElement=\"k", "calledElement=\"u"), new Counted(called(1, 1)));
        assertThat(findings).hasSize(20).allSatisfy(finding -> {
            assertThat(finding.fault()).isEqualTo(WorkflowFault.CALL_UNKNOWN);
            assertThat(finding.details().getLast()).hasSizeLessThan(200);
        });
    }

    /** A stored one has none; if it had, they would be refused as any that stay. */
    @Test
    void followsNoCallsInWhatIsCalled() {
        var workflows = new Counted(calls(1));
        assertThat(refused(calls(1), workflows)).isNotEmpty();
        assertThat(workflows.asked.get()).isLessThanOrEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<", "<a/>", "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL'/>"})
    void refusesACallOfWhatCannotBeRead(String called) {
        assertThat(refused(calls(1), new Counted(called)))
                .extracting(Finding::fault)
                .containsAnyOf(WorkflowFault.CALL_UNKNOWN, WorkflowFault.CALL_PARTS);
    }
}
