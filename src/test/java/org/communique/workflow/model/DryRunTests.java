package org.communique.workflow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.communique.workflow.bpmn.BpmnFiles;
import org.communique.workflow.model.DryRunResult.NotPossible;
import org.communique.workflow.model.DryRunResult.Walked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DryRunTests {

    private static DryRunResult run(String workflow, String choices) {
        var model = BpmnFiles.accepted(BpmnFiles.shipped(workflow)).model();
        return DryRun.walk(
                model,
                Arrays.stream(choices.split(" "))
                        .map(choice -> choice.contains("=")
                                ? new DryRunChoice(
                                        choice.substring(0, choice.indexOf('=')),
                                        StageOutcome.valueOf(choice.substring(choice.indexOf('=') + 1)))
                                : new DryRunChoice(choice, null))
                        .toList(),
                StatementFacts.USUAL);
    }

    private static DryRunState walk(String workflow, String choices) {
        return ((Walked) run(workflow, choices)).walk();
    }

    /** The same ways as the engine goes in BuiltInWorkflowsTests. */
    @ParameterizedTest
    @CsvSource({
        "joint-statement,drafting policyReview=APPROVED legalReview=APPROVED clearance=APPROVED,signOn",
        "joint-statement,drafting policyReview=CHANGES_REQUESTED,drafting",
        "joint-statement,drafting policyReview=APPROVED legalReview=CHANGES_REQUESTED,drafting",
        "rapid-response,drafting silence=APPROVED,signOn",
        "rapid-response,drafting silence=OBJECTED,drafting",
        "consensus-declaration,drafting consultation=APPROVED,clearance",
        "consensus-declaration,drafting consultation=CHANGES_REQUESTED,drafting",
        "consensus-declaration,drafting consultation=OBJECTED,vote",
        "consensus-declaration,drafting consultation=OBJECTED vote=APPROVED clearance=APPROVED,signOn",
        "consensus-declaration,drafting consultation=OBJECTED vote=CHANGES_REQUESTED,drafting",
        "translation-review,drafting languageReview=APPROVED,terminologyReview",
        "translation-review,drafting terminologyReview=APPROVED languageReview=APPROVED clearance=APPROVED,signOn",
        "translation-review,drafting languageReview=CHANGES_REQUESTED terminologyReview=APPROVED,drafting",
        "position-with-amendments,amendments,drafting",
        "position-with-amendments,amendments drafting policyReview=APPROVED legalReview=CHANGES_REQUESTED,drafting",
        "coalition-text,amendments drafting approval=APPROVED,signOn",
        "small-coalition,drafting review=APPROVED,signOn",
        "minor-revision,drafting check=APPROVED confirmation=CHANGES_REQUESTED,drafting",
    })
    void goesTheWayOfTheOutcomes(String workflow, String choices, String waiting) {
        assertThat(walk(workflow, choices).waiting()).extracting(FlowNode::id).containsExactly(waiting);
    }

    @Test
    void comesToTheEnd() {
        var dryRunState =
                walk("rapid-response", "drafting silence=OBJECTED drafting silence=APPROVED signOn publication");
        assertThat(dryRunState.ended()).isTrue();
        assertThat(dryRunState.round()).isEqualTo(2);
        assertThat(dryRunState.passed())
                .startsWith("start", "opened", "drafting")
                .endsWith("published");
    }

    @Test
    void forgetsOutcomesOfAnEarlierRound() {
        assertThat(walk(
                                "consensus-declaration",
                                "drafting consultation=OBJECTED vote=APPROVED clearance=CHANGES_REQUESTED drafting"
                                        + " consultation=CHANGES_REQUESTED")
                        .waiting())
                .extracting(FlowNode::id)
                .containsExactly("drafting");
    }

    @Test
    void refusesWhatCannotHappen() {
        assertThat(List.of("signOn", "drafting policyReview", "drafting policyReview=OBJECTED", "drafting=APPROVED"))
                .allSatisfy(
                        choices -> assertThat(run("joint-statement", choices)).isInstanceOf(NotPossible.class));
    }

    /** Parallel branches take as long as the longest, and waiting for a text takes none of the workflow's time. */
    @ParameterizedTest
    @CsvSource({
        "joint-statement,drafting,0,0",
        "joint-statement,drafting policyReview=APPROVED,5,0",
        "joint-statement,drafting policyReview=CHANGES_REQUESTED drafting policyReview=APPROVED,10,0",
        "joint-statement,drafting policyReview=APPROVED legalReview=APPROVED clearance=APPROVED signOn publication,10,0",
        "translation-review,drafting languageReview=APPROVED terminologyReview=APPROVED,3,0",
        "translation-review,drafting languageReview=APPROVED,3,0",
        "rapid-response,drafting silence=APPROVED,2,0",
        "consensus-declaration,drafting consultation=OBJECTED vote=APPROVED,0,15",
    })
    void takesTheTimeOfTheStagesDeadlines(String workflow, String choices, int days, int workingDays) {
        assertThat(walk(workflow, choices).time()).isEqualTo(new StageTime(Duration.ofDays(days), workingDays));
    }
}
