package org.communique.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.workflow.bpmn.BpmnFixtures.usual;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import org.communique.RandomSeed;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.bpmn.WorkflowImportResult.Refused;
import org.junit.jupiter.api.Test;

/** Files with calls of which lines are missing or twice there, and which refer to anything, are taken or refused with a reason. */
class MutatedCallTests {

    private static final int RUNS = Integer.getInteger("runs", 200);

    private static final Pattern QUOTED = Pattern.compile("\"([A-Za-z_]\\w*)\"");

    private final Random random = new Random(RandomSeed.of(MutatedCallTests.class));

    private final StoredWorkflows stored = new StoredWorkflows()
            .with("joint-statement", BpmnFiles.shipped("joint-statement"))
            .with("consensus-declaration", BpmnFiles.shipped("consensus-declaration"))
            .with("translation-review", BpmnFiles.shipped("translation-review"));

    private static String whole() {
        return usual().node("callActivity", "first", "calledElement=\"joint-statement\"")
                .node("callActivity", "second", "calledElement=\"translation-review\"")
                .node("callActivity", "third", "calledElement=\"consensus-declaration\"")
                .node("intermediateThrowEvent", "tell", "")
                .node("inclusiveGateway", "fork", "default=\"fork_y\"")
                .node("inclusiveGateway", "join", "")
                .stage("x")
                .stage("y")
                .choice("ok", "ok_drafting")
                .choice("kind", "kind_second")
                .flow("drafting", "first")
                .flow("first", "tell")
                .flow("tell", "fork")
                .flow("fork", "x", "statement.words > 10 or statement.tags contains \"Legal\"")
                .flow("fork", "y")
                .flow("x", "join")
                .flow("y", "join")
                .flow("join", "ok")
                .flow("ok", "kind", "x == 'APPROVED' or y == 'APPROVED'")
                .flow("ok", "drafting")
                .flow("kind", "second")
                .flow("kind", "third", "statement.organisations > 10")
                .flow("second", "signOn")
                .flow("third", "signOn")
                .raw("<laneSet id=\"lanes\"><lane id=\"lane\"><flowNodeRef>first</flowNodeRef></lane></laneSet>\n")
                .raw("<textAnnotation id=\"note\"><text>why</text></textAnnotation>\n")
                .raw("<association id=\"about\" sourceRef=\"note\" targetRef=\"second\"/>\n")
                .bpmn();
    }

    @Test
    void neverFails() {
        var lines = whole().lines().toList();
        int taken = 0;
        for (int run = 0; run < RUNS; run++) {
            var file = mutated(lines);
            WorkflowImport.draft(file.getBytes(StandardCharsets.UTF_8), stored);
            switch (WorkflowImport.of(file.getBytes(StandardCharsets.UTF_8), stored)) {
                case Refused(var findings) -> assertThat(findings).as(file).isNotEmpty();
                case Accepted accepted -> {
                    taken++;
                    assertThat(BpmnFiles.accepted(accepted.bpmn()).model())
                            .as(file)
                            .isEqualTo(accepted.model());
                }
            }
        }
        assertThat(taken).isPositive();
    }

    private String mutated(List<String> lines) {
        var changed = new ArrayList<>(lines);
        for (int at = random.nextInt(4); at >= 0; at--) {
            int line = random.nextInt(changed.size());
            switch (random.nextInt(4)) {
                case 0 -> changed.remove(line);
                case 1 -> changed.add(random.nextInt(changed.size()), changed.get(line));
                case 2 -> {
                    var other = QUOTED.matcher(changed.get(random.nextInt(changed.size())));
                    if (other.find()) {
                        changed.set(line, QUOTED.matcher(changed.get(line)).replaceFirst(other.group()));
                    }
                }
                default -> {
                    var other = QUOTED.matcher(changed.get(random.nextInt(changed.size())));
                    if (other.find()) {
                        changed.set(line, changed.get(line).replaceFirst("Ref=\"\\w+\"", "Ref=" + other.group()));
                    }
                }
            }
        }
        return String.join("\n", changed);
    }
}
