package org.communique.workflow.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.UUID;
import org.communique.ServerTest;
import org.communique.browser.Screens;
import org.communique.coalition.directory.Role;
import org.communique.workflow.ReviewFixtures;
import org.communique.workflow.bpmn.BpmnFiles;
import org.communique.workflow.decision.Verdict;
import org.communique.workflow.definition.SaveWorkflow;
import org.communique.workflow.definition.SaveWorkflowResult.Saved;
import org.communique.workflow.definition.WorkflowService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;

/** The legal review is only of statements with a tag. */
@ServerTest
class TagRouteScreenTests {

    @RegisterExtension
    final Screens screens = new Screens();

    @Autowired
    ReviewFixtures fixtures;

    @Autowired
    WorkflowService workflows;

    /** A tag that no other test writes in another way first. */
    private final String tag = "Clearance " + UUID.randomUUID().toString().substring(0, 8);

    private String workflow() {
        var key = "t" + UUID.randomUUID().toString().substring(0, 8);
        var file = BpmnFiles.shipped("joint-statement")
                .replace("\"joint-statement\"", "\"" + key + "\"")
                .replace(
                        "<exclusiveGateway id=\"policyOutcome\" name=\"Approved?\" default=\"policyChanges\"/>",
                        """
                    <exclusiveGateway id="policyOutcome" name="Approved?" default="policyChanges"/>
                    <sequenceFlow id="plain" name="plain" sourceRef="policyOutcome" targetRef="clearance">
                      <conditionExpression>${policyReview == 'APPROVED' and not statement.tags.contains("TAG")}</conditionExpression>
                    </sequenceFlow>
                    """.replace("TAG", tag))
                .replaceFirst("(?s)<bpmndi:BPMNDiagram.*</bpmndi:BPMNDiagram>", "");
        assertThat(as(
                        fixtures.coalition.member(Role.ADMINISTRATOR),
                        () -> workflows.save(new SaveWorkflow(file.getBytes(StandardCharsets.UTF_8), "by tags", null))))
                .isInstanceOf(Saved.class);
        return key;
    }

    @Test
    void aTagGivenInTheBrowserLeadsTheTextToTheExtraStage() {
        var statement = fixtures.drafting(workflow(), 3);
        var coordinator = screens.signedIn(statement.coordinator());
        coordinator.open(statement.id(), "access");
        coordinator.in("tags-field").add(tag.toUpperCase(Locale.ROOT));
        coordinator.in("statement-header").in("statement-tags").shows(tag.toUpperCase(Locale.ROOT));

        fixtures.submit(statement, "text of version 1\n");
        var stage = fixtures.awaitOpen(statement, "policyReview");
        fixtures.decide(stage, statement.reviewer(0), Verdict.APPROVE);
        fixtures.decide(stage, statement.reviewer(1), Verdict.APPROVE);
        fixtures.awaitOpen(statement, "legalReview");
        coordinator.open(statement.id(), "review");
        coordinator.shows("Facts of version 1 that decide its path: tags “" + tag.toLowerCase(Locale.ROOT) + "”");
        coordinator.open(statement.id(), "history");
        coordinator.shows("Tagged: " + tag.toUpperCase(Locale.ROOT));
    }
}
