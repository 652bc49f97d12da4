package org.communique.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.workflow.bpmn.BpmnFiles.accepted;
import static org.communique.workflow.bpmn.BpmnFixtures.usual;

import java.util.ArrayList;
import java.util.List;
import org.communique.workflow.model.DryRun;
import org.communique.workflow.model.DryRunChoice;
import org.communique.workflow.model.DryRunResult.Walked;
import org.communique.workflow.model.FlowNode;
import org.communique.workflow.model.StageOutcome;
import org.communique.workflow.model.StatementFacts;
import org.communique.workflow.model.WorkflowFault;
import org.communique.workflow.model.WorkflowModel;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A gateway that opens all paths whose conditions hold. */
class InclusiveGatewayTests {

    /** A check, then by its outcome a legal review, a language review, or both; then a clearance. */
    private static BpmnFixtures workflow(String legal, String language) {
        return usual().stage("check")
                .node("inclusiveGateway", "split", "default=\"split_language\"")
                .stage("legal")
                .stage("language")
                .node("inclusiveGateway", "join", "")
                .stage("clearance")
                .flow("drafting", "check")
                .flow("check", "split")
                .flow("split", "legal", legal)
                .flow("split", "language", language)
                .flow("legal", "join")
                .flow("language", "join")
                .flow("join", "clearance")
                .decides("clearance");
    }

    private static List<String> waiting(WorkflowModel model, @Nullable Object... choices) {
        List<DryRunChoice> made = new ArrayList<>();
        for (int at = 0; at < choices.length; at += 2) {
            made.add(new DryRunChoice(String.valueOf(choices[at]), (StageOutcome) choices[at + 1]));
        }
        return ((Walked) DryRun.walk(model, made, StatementFacts.USUAL))
                .walk().waiting().stream().map(FlowNode::id).toList();
    }

    @Test
    void opensAPathByAFactOfTheStatement() {
        var model = accepted(workflow("statement.words > 3000", "").bpmn()).model();
        for (var words : List.of(3000, 3001)) {
            var choices = List.of(new DryRunChoice("drafting", null), new DryRunChoice("check", StageOutcome.APPROVED));
            var walked = (Walked) DryRun.walk(model, choices, new StatementFacts(1, words, "en"));
            assertThat(walked.walk().waiting())
                    .extracting(FlowNode::id)
                    .containsExactly(words > 3000 ? "legal" : "language");
        }
    }

    @Test
    void becomesAForkWhoseBranchesAreEnteredOrPassedBy() {
        var accepted = accepted(workflow("outcome == 'APPROVED'", "").bpmn());
        assertThat(accepted.warnings())
                .extracting(Finding::fault)
                .contains(WorkflowFault.INCLUSIVE_REWRITTEN, WorkflowFault.LAID_OUT);
        var model = accepted.model();
        assertThat(waiting(model, "drafting", null, "check", StageOutcome.APPROVED))
                .containsExactly("legal");
        assertThat(waiting(model, "drafting", null, "check", StageOutcome.CHANGES_REQUESTED))
                .containsExactly("language");
        assertThat(waiting(
                        model,
                        "drafting",
                        null,
                        "check",
                        StageOutcome.APPROVED,
                        "legal",
                        StageOutcome.CHANGES_REQUESTED))
                .containsExactly("clearance");
        assertThat(accepted(accepted.bpmn()).model()).isEqualTo(model);
    }

    @Test
    void opensSeveralPathsWhoseConditionsHold() {
        var bpmn = workflow("outcome == 'APPROVED'", "").bpmn().replace(" default=\"split_language\"", "");
        assertThat(waiting(accepted(bpmn).model(), "drafting", null, "check", StageOutcome.APPROVED))
                .containsExactlyInAnyOrder("legal", "language");
    }

    @Test
    void isRefusedIfAPathLeadsElsewhere() {
        var astray = usual().stage("check")
                .node("inclusiveGateway", "split", "default=\"split_language\"")
                .stage("legal")
                .stage("language")
                .node("inclusiveGateway", "join", "")
                .flow("drafting", "check")
                .flow("check", "split")
                .flow("split", "legal", "outcome == 'APPROVED'")
                .flow("split", "language")
                .flow("legal", "join")
                .flow("language", "drafting")
                .flow("join", "signOn");
        assertThat(BpmnFiles.findings(astray.bpmn()))
                .anySatisfy(finding -> assertThat(finding.fault()).isEqualTo(WorkflowFault.ELEMENT));
    }

    @Test
    void isRefusedIfARefusedTextComesToBeSigned() {
        var unsound = usual().stage("check")
                .node("inclusiveGateway", "split", "default=\"split_language\"")
                .stage("legal")
                .stage("language")
                .node("inclusiveGateway", "join", "")
                .flow("drafting", "check")
                .flow("check", "split")
                .flow("split", "legal", "outcome == 'APPROVED'")
                .flow("split", "language")
                .flow("legal", "join")
                .flow("language", "join")
                .flow("join", "signOn");
        assertThat(BpmnFiles.findings(unsound.bpmn()))
                .extracting(Finding::fault)
                .containsExactly(WorkflowFault.IN_SPITE_OF_REVIEW);
    }
}
