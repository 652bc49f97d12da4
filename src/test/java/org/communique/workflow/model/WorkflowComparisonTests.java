package org.communique.workflow.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.communique.workflow.bpmn.BpmnFiles;
import org.communique.workflow.bpmn.BpmnFixtures;
import org.communique.workflow.model.WorkflowDifference.Change;
import org.communique.workflow.model.WorkflowDifference.DifferenceKind;
import org.junit.jupiter.api.Test;

class WorkflowComparisonTests {

    private static List<WorkflowDifference> compare(String before, String after) {
        return WorkflowComparison.of(
                BpmnFiles.accepted(before).model(), BpmnFiles.accepted(after).model());
    }

    @Test
    void findsNothingWherePlacesAloneChanged() {
        var bpmn = BpmnFiles.shipped("joint-statement");
        assertThat(compare(bpmn, bpmn.replace("x=\"240\"", "x=\"250\""))).isEmpty();
    }

    @Test
    void namesTheSettingsThatChanged() {
        var bpmn = BpmnFiles.shipped("joint-statement");
        var changed = bpmn.replace(
                        "needed=\"2\" changes=\"any\" role=\"reviewer\" deadline=\"P5D\"",
                        "needed=\"3\" vote=\"organisation\" role=\"reviewer\" deadline=\"P5D\"")
                .replace("name=\"Policy review\"", "name=\"Review\"");
        assertThat(compare(bpmn, changed))
                .containsExactly(new WorkflowDifference(
                        DifferenceKind.CHANGED,
                        "receiveTask",
                        "policyReview",
                        "Review",
                        List.of(
                                new Change("name", "Policy review", "Review"),
                                new Change("needed", "2", "3"),
                                new Change("vote", "", "organisation"),
                                new Change("changes", "any", ""))));
    }

    @Test
    void callsElementsByTheirNamesAndNotByTheirIds() {
        var bpmn = BpmnFiles.shipped("joint-statement");
        var changed = bpmn.replaceFirst("outcome == 'APPROVED'", "policyReview == 'APPROVED'");
        assertThat(compare(bpmn, changed))
                .singleElement()
                .satisfies(difference -> assertThat(difference.changes())
                        .containsExactly(
                                new Change("condition", "${outcome == 'APPROVED'}", "${Policy review == 'APPROVED'}")));

        var other = BpmnFixtures.usual()
                .stage("law")
                .stage("press")
                .flow("drafting", "law")
                .flow("law", "press")
                .decides("press")
                .bpmn();
        assertThat(compare(bpmn, other))
                .filteredOn(difference -> difference.id().equals("law_press"))
                .extracting(WorkflowDifference::name)
                .singleElement()
                .asString()
                .contains(" → ");
    }

    @Test
    void namesWhatWasAddedAndRemoved() {
        var before = BpmnFixtures.usual()
                .stage("law")
                .flow("drafting", "law")
                .decides("law")
                .bpmn();
        var after = BpmnFixtures.usual()
                .stage("law")
                .stage("press")
                .flow("drafting", "law")
                .flow("law", "press")
                .decides("press")
                .bpmn();
        assertThat(compare(before, after))
                .extracting(workflowDifference -> workflowDifference.kind() + " " + workflowDifference.id())
                .containsExactly("ADDED press", "ADDED law_press", "ADDED press_approved", "REMOVED law_approved");
    }

    /** Each choice of this workflow is called "Approved?". */
    @Test
    void tellsElementsOfTheSameNameApartByWhatLeadsToThem() {
        var bpmn = BpmnFiles.shipped("joint-statement");
        var changed = bpmn.replace(
                        "sourceRef=\"policyOutcome\" targetRef=\"legalReview\"",
                        "sourceRef=\"policyOutcome\" targetRef=\"clearance\"")
                .replace(
                        "sourceRef=\"legalOutcome\" targetRef=\"clearance\"",
                        "sourceRef=\"legalOutcome\" targetRef=\"signOn\"")
                .replace(
                        "sourceRef=\"clearanceOutcome\" targetRef=\"signOn\"",
                        "sourceRef=\"clearanceOutcome\" targetRef=\"legalReview\"")
                .replace("targetRef=\"legalOutcome\"", "targetRef=\"legalChoice\"")
                .replace("sourceRef=\"legalOutcome\"", "sourceRef=\"legalChoice\"")
                .replace("\"legalOutcome\"", "\"legalChoice\"");
        assertThat(compare(bpmn, changed)).extracting(WorkflowDifference::name).contains("Approved? (Legal review)");
    }

    @Test
    void namesWhatIsOnlyDrawn() throws IOException {
        var bpmn = Files.readString(Path.of("src/test/resources/workflow-tools/lanes.bpmn"));
        var changed = bpmn.replace("name=\"Drafters\"", "name=\"Writers\"")
                .replace("<flowNodeRef>begin</flowNodeRef>", "")
                .replaceFirst("<association [^>]*/>", "")
                .replaceFirst("(?s)<textAnnotation id=\"TextAnnotation_1\">.*?<text>.*?</text>", """
                        <textAnnotation id="TextAnnotation_1"><documentation>As agreed in May</documentation><text>Other words</text>""");
        assertThat(changed).isNotEqualTo(bpmn);
        var differences = compare(bpmn, changed);
        assertThat(differences)
                .filteredOn(difference -> difference.kind() == DifferenceKind.CHANGED)
                .extracting(WorkflowDifference::element, WorkflowDifference::name)
                .containsExactlyInAnyOrder(tuple("lane", "Writers"), tuple("textAnnotation", "Other words"));
        assertThat(differences)
                .filteredOn(difference -> difference.element().equals("lane"))
                .flatExtracting(WorkflowDifference::changes)
                .containsExactly(
                        new Change("name", "Drafters", "Writers"),
                        new Change("flowNodeRef", "Statement opened, Drafting", "Drafting"));
        assertThat(differences)
                .filteredOn(difference -> difference.kind() == DifferenceKind.REMOVED)
                .extracting(WorkflowDifference::element)
                .containsExactly("association");
    }

    @Test
    void keepsFactsApartFromStepsOfTheSameName() {
        var bpmn = BpmnFixtures.usual()
                .stage("language")
                .flow("drafting", "language")
                .decides("language")
                .bpmn()
                .replace("name=\"language\"", "name=\"Proofreading\"");
        var changed = bpmn.replace("outcome == 'APPROVED'", "language == 'APPROVED' and statement.language == 'fr'");
        assertThat(compare(bpmn, changed))
                .singleElement()
                .satisfies(difference -> assertThat(difference.changes())
                        .containsExactly(new Change(
                                "condition",
                                "${outcome == 'APPROVED'}",
                                "${Proofreading == 'APPROVED' and statement.language == 'fr'}")));
    }
}
