package org.communique.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.communique.LongRun;
import org.communique.RandomSeed;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.FlowNode.Step;
import org.communique.workflow.model.Remark;
import org.communique.workflow.model.WorkflowFault;
import org.communique.workflow.model.WorkflowModel;
import org.junit.jupiter.api.Test;

/** A sound workflow means the same in any tool's habits; one that is not sound is refused. */
class RandomWorkflowTests {

    private static final int RUNS = LongRun.either(60, 1_000);
    private static final int LARGE_RUNS = LongRun.either(15, 300);

    private final Random seeds = new Random(RandomSeed.of(RandomWorkflowTests.class));

    @Test
    void meansTheSameInTheHabitsOfAnyTool() {
        for (int run = 0; run < RUNS; run++) {
            long seed = seeds.nextLong();
            var workflow = new RandomWorkflow(new Random(seed));
            var plain = BpmnFiles.accepted(workflow.plain());
            var file = workflow.drawn();
            var taken = BpmnFiles.accepted(file);
            assertThat(meaning(taken.model())).as(file).isEqualTo(meaning(plain.model()));
            assertThat(taken.model().remarks().all().stream().map(Remark::id).filter(id -> !id.isEmpty()))
                    .as(file)
                    .containsExactlyInAnyOrderElementsOf(workflow.remarks());
            assertThat(WorkflowImport.forEngine(taken.bpmn()))
                    .isEqualTo(BpmnFiles.accepted(WorkflowImport.forEngine(taken.bpmn()))
                            .bpmn());
            var again = BpmnFiles.accepted(taken.bpmn());
            assertThat(again.model()).as(file).isEqualTo(taken.model());
            assertThat(again.warnings()).as(file).isEmpty();
        }
    }

    @Test
    void meansTheSameWithACallAsWithWhatItCalls() {
        int taken = 0;
        for (int run = 0; run < LARGE_RUNS; run++) {
            long seed = seeds.nextLong();
            var called = new RandomWorkflow(new Random(seed + 1), "Called ");
            var stored = new StoredWorkflows().with("called", called.drawn());
            var caller = new RandomWorkflow(new Random(seed)).calling();
            var file = caller.drawn();
            var byHand = WorkflowImport.of(caller.withBlocksOf(called).plain());
            switch (WorkflowImport.of(file.getBytes(StandardCharsets.UTF_8), stored)) {
                case Accepted accepted -> {
                    taken++;
                    assertThat(byHand)
                            .isInstanceOfSatisfying(
                                    Accepted.class,
                                    drawn -> assertThat(meaning(accepted.model()))
                                            .as(file)
                                            .isEqualTo(meaning(drawn.model())));
                    var again = BpmnFiles.accepted(accepted.bpmn());
                    assertThat(again.model()).as(file).isEqualTo(accepted.model());
                    assertThat(again.warnings()).as(file).isEmpty();
                }
                case Refused(var findings) -> {
                    assertThat(findings)
                            .extracting(Finding::fault)
                            .containsAnyOf(WorkflowFault.NOT_PROVEN, WorkflowFault.TOO_MANY_CASES)
                            .hasSize(1);
                    assertThat(byHand).isInstanceOf(Refused.class);
                }
            }
        }
        assertThat(taken).isGreaterThan(LARGE_RUNS / 2);
    }

    @Test
    void isRefusedWhenItIsNotSound() {
        for (int run = 0; run < RUNS; run++) {
            var random = new Random(seeds.nextLong());
            var sound = new RandomWorkflow(random).drawn();
            var unsound = switch (random.nextInt(6)) {
                // The default path goes on in place of back.
                case 0 ->
                    sound.replaceAll(
                            "targetRef=\"" + id(sound, "Drafting") + "\"",
                            "targetRef=\"" + id(sound, "Sign-on") + "\"");
                case 1 -> sound.replace("event=\"publication\"", "event=\"submission\"");
                case 2 ->
                    sound.replaceFirst(
                            "<sequenceFlow [^>]*sourceRef=\"" + id(sound, "Begin") + "\"[^>]*></sequenceFlow>", "");
                case 3 -> sound.replaceAll("'APPROVED'|\"APPROVED\"", "'OBJECTED'");
                // Statements with so many organisations go on whatever was decided.
                case 4 ->
                    sound.replaceAll(
                            "(<conditionExpression>[^<]*APPROVED[^<]*)}", "$1 or statement.organisations == 41}");
                default -> sound.replace("default=", "gatewayDirection=");
            };
            assertThat(unsound).isNotEqualTo(sound);
            assertThat(WorkflowImport.of(unsound)).as(unsound).isInstanceOf(Refused.class);
        }
    }

    private static String id(String file, String name) {
        return file.replaceAll("(?s).*id=\"([^\"]*)\" name=\"" + name + "\".*", "$1");
    }

    /** Nodes and flows by name, which tools keep. */
    private static Set<String> meaning(WorkflowModel model) {
        Map<String, FlowNode> nodes =
                model.allNodes().stream().collect(Collectors.toMap(FlowNode::id, Function.identity()));
        Set<String> meaning = new TreeSet<>();
        nodes.values()
                .forEach(node -> meaning.add(node.element() + " " + node.name()
                        + (node instanceof Step step ? " " + step.settings().values() : "")));
        model.allFlows().forEach(flow -> {
            var condition = flow.condition() == null ? "" : flow.condition().toString();
            for (var node : nodes.values()) {
                condition = condition.replaceAll("\\b" + node.id() + "\\b", node.name());
            }
            meaning.add(name(nodes, flow.from()) + " > " + name(nodes, flow.to()) + " " + condition);
        });
        return meaning;
    }

    private static String name(Map<String, FlowNode> nodes, String id) {
        var node = nodes.get(id);
        return node == null ? "" : node.name();
    }
}
