package org.communique.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.model.WorkflowFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What other tools write is rewritten in little time, whatever it is. */
@Timeout(120)
class HostileTranslationTests {

    private static final int MANY = 9000;

    private static String file(String process) {
        return """
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL" xmlns:communique="https://communique.org/bpmn">
            <process id="sample" name="Sample">%s</process></definitions>
            """.formatted(process);
    }

    private static String many(int count, IntFunction<String> element) {
        return IntStream.range(0, count).mapToObj(element).collect(Collectors.joining());
    }

    private static String nodes(int count) {
        return many(count, number -> "<userTask id=\"a-" + number + "\" name=\"n\"/>");
    }

    private static String flow(int from, int to, String inside) {
        return "<sequenceFlow sourceRef=\"a-" + from + "\" targetRef=\"a-" + to + "\">" + inside + "</sequenceFlow>";
    }

    static Stream<String> files() {
        return Stream.of(
                // Ten thousand elements to name, to lay out, and to find again.
                nodes(MANY),
                nodes(290) + many(MANY, number -> flow(number % 290, number * 7 % 290, "")),
                nodes(290) + many(MANY, number -> flow(0, 1, "")),
                // Conditions.
                nodes(2) + many(400, number -> flow(0, 1, condition("(".repeat(1000) + ")".repeat(900)))),
                nodes(2) + many(400, number -> flow(0, 1, condition("a-1 == 'APPROVED' or ".repeat(95)))),
                nodes(290)
                        + many(290, number -> "<exclusiveGateway id=\"g" + number + "\"/>")
                        + many(
                                4000,
                                number -> "<sequenceFlow sourceRef=\"g" + number % 290 + "\" targetRef=\"g"
                                        + (number * 3 + 1) % 290 + "\">" + condition("outcome == 'APPROVED'")
                                        + "</sequenceFlow>"),
                // Timers, each with a path of its own.
                nodes(100)
                        + many(
                                150,
                                number -> "<boundaryEvent id=\"t" + number + "\" attachedToRef=\"a-" + number % 100
                                        + "\"><timerEventDefinition><timeDuration>P1D</timeDuration></timerEventDefinition></boundaryEvent>")
                        + many(
                                MANY / 2,
                                number -> "<sequenceFlow sourceRef=\"t" + number % 150 + "\" targetRef=\"a-"
                                        + number % 100 + "\"/>"),
                // Events to pass over, in a ring.
                many(290, number -> "<intermediateThrowEvent id=\"e" + number + "\"/>")
                        + many(
                                290,
                                number -> "<sequenceFlow id=\"f" + number + "\" sourceRef=\"e" + number
                                        + "\" targetRef=\"e" + (number + 1) % 290 + "\"/>"),
                // Answers and timers after gateways of events that lead to each other.
                many(290, number -> "<eventBasedGateway id=\"e" + number + "\"/>")
                        + many(
                                MANY / 2,
                                number -> "<sequenceFlow id=\"f" + number + "\" sourceRef=\"e" + number % 290
                                        + "\" targetRef=\"e" + (number + 1) % 290 + "\"/>"),
                // Forks in forks.
                many(290, number -> "<parallelGateway id=\"p" + number + "\"/>")
                        + many(
                                MANY,
                                number -> "<sequenceFlow sourceRef=\"p" + number % 290 + "\" targetRef=\"p"
                                        + (number * 5 + 1) % 290 + "\"/>"),
                "<inclusiveGateway id=\"i\"/>" + nodes(100)
                        + many(100, number -> "<sequenceFlow sourceRef=\"i\" targetRef=\"a-" + number + "\"/>"),
                many(290, number -> "<inclusiveGateway id=\"i" + number + "\"/>")
                        + many(
                                5000,
                                number -> "<sequenceFlow sourceRef=\"i" + number % 290 + "\" targetRef=\"i"
                                        + (number * 11 + 1) % 290 + "\">" + condition("outcome == 'APPROVED'")
                                        + "</sequenceFlow>"),
                inclusivePairs(70),
                inclusiveBranches(100),
                "<callActivity id=\"c\" calledElement=\"sample\"/>",
                "<intermediateThrowEvent"
                        + " id=\"s\"><signalEventDefinition/></intermediateThrowEvent><intermediateCatchEvent"
                        + " id=\"r\"><signalEventDefinition/></intermediateCatchEvent><sequenceFlow sourceRef=\"s\""
                        + " targetRef=\"r\"/><sequenceFlow sourceRef=\"r\" targetRef=\"s\"/>",
                nodes(1).replace(
                                "/>",
                                "><multiInstanceLoopCharacteristics/><extensionElements><communique:stage deadline=\"P"
                                        + "9".repeat(500) + "Y\"/></extensionElements></userTask>"));
    }

    /** Side by side, so that there are more ways through them than can be walked. */
    private static String inclusiveBranches(int count) {
        var stage = "<extensionElements><communique:stage policy=\"majority\" role=\"reviewer\""
                + " deadline=\"P1D\"/></extensionElements>";
        return "<startEvent id=\"b\"/><task id=\"d\" name=\"d\"><extensionElements><communique:await"
                + " event=\"submission\"/></extensionElements></task><task id=\"r\" name=\"r\">" + stage
                + "</task><inclusiveGateway id=\"i\"/><inclusiveGateway id=\"j\"/>"
                + many(
                        count,
                        number -> "<task id=\"t" + number + "\" name=\"t\">" + stage + "</task>"
                                + arrow("i", "t" + number) + plain("t" + number, "j"))
                + "<task id=\"s\" name=\"s\"><extensionElements><communique:await"
                + " event=\"sign-on-closed\"/></extensionElements></task><task id=\"p\""
                + " name=\"p\"><extensionElements><communique:await"
                + " event=\"publication\"/></extensionElements></task><endEvent id=\"e\"/>"
                + plain("b", "d") + plain("d", "r") + plain("r", "i") + plain("j", "s") + plain("s", "p")
                + plain("p", "e");
    }

    private static String plain(String from, String to) {
        return "<sequenceFlow sourceRef=\"" + from + "\" targetRef=\"" + to + "\"/>";
    }

    /** Pairs in pairs, of which each is rewritten. */
    private static String inclusivePairs(int count) {
        return many(
                        count,
                        number -> "<inclusiveGateway id=\"a" + number + "\"/><inclusiveGateway id=\"z" + number
                                + "\"/><task id=\"t" + number + "\"/>"
                                + arrow("a" + number, "t" + number) + arrow("t" + number, "z" + number)
                                + arrow("a" + number, number + 1 < count ? "a" + (number + 1) : "z" + number)
                                + (number == 0 ? "" : arrow("z" + number, "z" + (number - 1))))
                + "<task id=\"b\"/><task id=\"e\"/>" + arrow("b", "a0") + arrow("z0", "e");
    }

    private static String arrow(String from, String to) {
        return "<sequenceFlow sourceRef=\"" + from + "\" targetRef=\"" + to + "\">" + condition("outcome == 'APPROVED'")
                + "</sequenceFlow>";
    }

    private static String condition(String body) {
        return "<conditionExpression>${" + body + "}</conditionExpression>";
    }

    @ParameterizedTest
    @MethodSource("files")
    void refusesWithReasonsAndRemedies(String process) {
        assertThat(WorkflowImport.of(file(process))).isInstanceOfSatisfying(Refused.class, refused -> {
            assertThat(refused.findings()).isNotEmpty().hasSizeLessThanOrEqualTo(WorkflowImport.MOST_FINDINGS);
            assertThat(refused.findings())
                    .allSatisfy(finding -> assertThat(finding.remedyKey()).isNotNull())
                    .allSatisfy(finding -> assertThat(finding.line() > 0
                                    || finding.fault() == WorkflowFault.TOO_MANY_ELEMENTS
                                    || finding.fault() == WorkflowFault.NOT_XML)
                            .isTrue());
        });
        WorkflowImport.draft(file(process).getBytes(StandardCharsets.UTF_8), CallableWorkflows.NONE);
    }

    @Test
    void drawsNothingThatWouldRun() {
        var draft = WorkflowImport.draft(file("""
            <scriptTask id="s" name="${runtime}" scriptFormat="groovy"><script>println 1</script></scriptTask>
            <userTask id="u" name="&lt;script&gt;"><extensionElements>
            <f:taskListener xmlns:f="http://flowable.org/bpmn" class="x"/></extensionElements></userTask>
            """).getBytes(StandardCharsets.UTF_8), CallableWorkflows.NONE)
                .orElseThrow()
                .bpmn();
        assertThat(draft).doesNotContain("groovy", "println", "taskListener", "<script", "flowable");
    }

    /** A thousand choices by facts: each of the cases would have to be walked. */
    @Test
    @EnabledIf("org.communique.LongRun#isOn")
    void doesNotWalkMoreCasesOfFactsThanItMay() {
        for (var facts : List.<IntFunction<String>>of(
                number -> "statement.words == " + number,
                number -> "!statement.tags.contains('" + number + "')",
                number -> "statement.words == " + number + " or statement.organisations == " + number,
                number -> IntStream.range(0, 50)
                        .<String>mapToObj(term -> "statement.words > " + (number * 50 + term) % 3000)
                        .collect(Collectors.joining(" and ")))) {
            var file = BpmnFixtures.usual()
                    .stage("review")
                    .choice("kind", "kind_review")
                    .flow("drafting", "kind")
                    .flow("kind", "review")
                    .raw(many(
                            facts.apply(1).length() > 500 ? 400 : 1000,
                            number -> "<sequenceFlow id=\"f" + number + "\" sourceRef=\"kind\" targetRef=\"review\">"
                                    + condition(facts.apply(number)) + "</sequenceFlow>"))
                    .decides("review")
                    .bpmn()
                    .replaceFirst("(?s)<bpmndi:BPMNDiagram>.*</bpmndi:BPMNDiagram>", "");
            assertThat(BpmnFiles.findings(file))
                    .extracting(Finding::fault)
                    .containsExactly(WorkflowFault.TOO_MANY_CASES);
        }
    }
}
