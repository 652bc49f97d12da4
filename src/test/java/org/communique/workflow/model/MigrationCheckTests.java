package org.communique.workflow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.communique.workflow.bpmn.BpmnFiles;
import org.communique.workflow.model.MigrationObstacle.ObstacleKind;
import org.junit.jupiter.api.Test;

class MigrationCheckTests {

    private static WorkflowModel shipped(String key) {
        return BpmnFiles.accepted(BpmnFiles.shipped(key)).model();
    }

    private static WorkflowModel changed(String key, String... replacements) {
        var file = BpmnFiles.shipped(key);
        for (int i = 0; i < replacements.length; i += 2) {
            file = file.replace(replacements[i], replacements[i + 1]);
        }
        return BpmnFiles.accepted(file).model();
    }

    private static List<ObstacleKind> obstacles(WorkflowModel before, WorkflowModel after, String... waiting) {
        return MigrationCheck.obstacles(before, after, List.of(waiting)).stream()
                .map(MigrationObstacle::kind)
                .toList();
    }

    @Test
    void findsNoneWhereOnlyRulesDiffer() {
        var after = changed("translation-review", "needed=\"1\"", "needed=\"2\"");
        assertThat(obstacles(shipped("translation-review"), after, "languageReview", "terminologyReview"))
                .isEmpty();
    }

    @Test
    void findsThatAStepIsMissing() {
        var after = changed("joint-statement", "\"legalReview\"", "\"lawReview\"");
        assertThat(obstacles(shipped("joint-statement"), after, "legalReview"))
                .containsExactly(ObstacleKind.NO_COUNTERPART);
        assertThat(obstacles(shipped("joint-statement"), after, "policyReview")).isEmpty();
    }

    @Test
    void findsThatAStepAwaitsSomethingElse() {
        var after = changed(
                "joint-statement",
                "\"signOn\"",
                "\"swap\"",
                "event=\"publication\"",
                "event=\"PUBLISHED\"",
                "\"publication\"",
                "\"signOn\"",
                "event=\"PUBLISHED\"",
                "event=\"publication\"",
                "\"swap\"",
                "\"publication\"");
        assertThat(obstacles(shipped("joint-statement"), after, "signOn")).containsExactly(ObstacleKind.OTHER_KIND);
    }

    @Test
    void findsThatAStepIsInAnotherSubProcess() {
        var after = changed("consensus-declaration", "\"adoption\"", "\"other\"");
        assertThat(obstacles(shipped("consensus-declaration"), after, "consultation"))
                .containsExactly(ObstacleKind.ELSEWHERE);
    }

    @Test
    void findsThatOthersStandBesideAStep() {
        var after = changed("translation-review", "terminologyReview", "termReview");
        assertThat(obstacles(shipped("translation-review"), after, "languageReview"))
                .containsExactly(ObstacleKind.OTHER_BRANCHES);
    }

    @Test
    void namesNewStagesThatWouldBePassedOver() {
        var before = changed("joint-statement", "\"policyReview\"", "\"firstReview\"");
        assertThat(MigrationCheck.skipped(before, shipped("joint-statement"), List.of("legalReview")))
                .containsExactly("Policy review");
        assertThat(MigrationCheck.skipped(before, shipped("joint-statement"), List.of("drafting")))
                .isEmpty();
    }
}
