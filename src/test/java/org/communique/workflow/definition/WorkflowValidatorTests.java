package org.communique.workflow.definition;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.communique.coalition.directory.Role;
import org.communique.workflow.bpmn.WorkflowImport;
import org.communique.workflow.bpmn.WorkflowImportResult.Accepted;
import org.communique.workflow.decision.CarryOverRule;
import org.communique.workflow.definition.StepSettings.Approval;
import org.communique.workflow.stage.ApprovalPolicy;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.common.engine.impl.util.io.BytesStreamSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowValidatorTests {

    private static final Path JOINT_STATEMENT = Path.of("workflows/joint-statement.bpmn20.xml");

    static List<Path> shipped() throws IOException {
        try (var files = Files.list(Path.of("workflows"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void shipsValidWorkflowsWithAPicture(Path file) throws IOException {
        var bpmn = Files.readAllBytes(file);
        assertThat(WorkflowValidator.problems(bpmn)).isEmpty();
        var model = new BpmnXMLConverter().convertToBpmnModel(new BytesStreamSource(bpmn), true, true);
        for (var element : model.getMainProcess().getFlowElements()) {
            assertThat(model.getLocationMap().containsKey(element.getId())
                            || model.getFlowLocationMap().containsKey(element.getId()))
                    .as(element.getId())
                    .isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"bpmn-io", "signavio", "bizagi", "enterprise-architect"})
    void takesWhatIsMadeOfOtherToolsFiles(String tool) throws IOException {
        var file = Files.readAllBytes(Path.of("src/test/resources/workflow-tools", tool + ".bpmn"));
        assertThat(WorkflowImport.of(file))
                .isInstanceOfSatisfying(
                        Accepted.class,
                        accepted -> assertThat(WorkflowValidator.problems(accepted.bpmn()))
                                .isEmpty());
    }

    @Test
    void readsTheSettingsOfAStage() throws IOException {
        var model = new BpmnXMLConverter()
                .convertToBpmnModel(new BytesStreamSource(Files.readAllBytes(JOINT_STATEMENT)), true, true);
        assertThat(StepSettings.of(model.getFlowElement("policyReview")))
                .isEqualTo(new Approval(
                        ApprovalPolicy.of(2, ApprovalPolicy.Changes.ANY),
                        Role.REVIEWER,
                        true,
                        CarryOverRule.NONE,
                        DeadlineRule.of(Duration.ofDays(5))));
    }

    @Test
    void letsAWorkflowHaveAuthorsDecide() throws IOException {
        var bpmn = Files.readString(JOINT_STATEMENT).replace("needed=\"2\"", "needed=\"2\" authors=\"included\"");
        var model = new BpmnXMLConverter()
                .convertToBpmnModel(new BytesStreamSource(bpmn.getBytes(StandardCharsets.UTF_8)), true, true);
        assertThat(StepSettings.of(model.getFlowElement("policyReview")))
                .isEqualTo(new Approval(
                        ApprovalPolicy.of(2, ApprovalPolicy.Changes.ANY),
                        Role.REVIEWER,
                        false,
                        CarryOverRule.NONE,
                        DeadlineRule.of(Duration.ofDays(5))));
    }

    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "needed=\"2\"|needed=\"two\"|policyReview: communique:stage has no valid needed",
                "needed=\"2\"|needed=\"0\"|policyReview: a stage needs at least one approval",
                "policy=\"k-of-n\" needed=\"2\"|policy=\"lottery\"|policyReview: communique:stage has no valid policy",
                "deadline=\"P5D\"|deadline=\"-P5D\"|policyReview: communique:stage has no valid deadline",
                "deadline=\"P5D\"|deadline=\"P5D\" authors=\"some\"|policyReview: communique:stage has no valid"
                        + " authors",
                "role=\"coordinator\"|role=\"king\"|clearance: communique:stage has no valid role",
                "event=\"submission\"|event=\"rain\"|drafting: communique:await has no valid event",
                "<communique:await event=\"publication\"/>||publication: needs one communique:stage or one"
                        + " communique:await",
                "<endEvent id=\"published\"|<userTask id=\"published\"|published: UserTask is not supported",
                "</definitions>||not BPMN 2.0",
            })
    void refusesAFileAndSaysWhy(String part, String instead, String problem) throws IOException {
        var text = Files.readString(JOINT_STATEMENT);
        assertThat(text).contains(part);
        var bpmn = text.replaceFirst(Pattern.quote(part), instead == null ? "" : instead);
        assertThat(WorkflowValidator.problems(bpmn.getBytes(StandardCharsets.UTF_8)))
                .anySatisfy(found -> assertThat(found).startsWith(problem));
    }

    @Test
    void refusesExpressionsInNames() throws IOException {
        var text = Files.readString(JOINT_STATEMENT);
        for (var name : List.of("Drafting", "Statement opened", "Approved?", "changes requested", "Joint statement")) {
            var bpmn = text.replaceFirst("name=\"" + Pattern.quote(name), "name=\"#{1}\\${execution.id}");
            assertThat(WorkflowValidator.problems(bpmn.getBytes(StandardCharsets.UTF_8)))
                    .as(name)
                    .anySatisfy(found -> assertThat(found).endsWith("a name is not an expression"));
        }
    }

    @Test
    void refusesExpressionsInDescriptions() throws IOException {
        var text = Files.readString(JOINT_STATEMENT);
        var described = List.of(
                text.replace("<documentation>", "<documentation>${execution.id} "),
                text.replace(
                        "<endEvent id=\"published\" name=\"Published\"/>",
                        "<endEvent id=\"published\"><documentation>#{1}</documentation></endEvent>"));
        assertThat(described).doesNotContain(text);
        assertThat(described)
                .allSatisfy(bpmn -> assertThat(WorkflowValidator.problems(bpmn.getBytes(StandardCharsets.UTF_8)))
                        .anySatisfy(found -> assertThat(found).endsWith("a description is not an expression")));
    }

    @Test
    void refusesScripts() throws IOException {
        var text = Files.readString(JOINT_STATEMENT)
                .replace(
                        "<endEvent id=\"published\" name=\"Published\"/>",
                        "<scriptTask id=\"published\" scriptFormat=\"groovy\"><script>1</script></scriptTask>");
        assertThat(WorkflowValidator.problems(text.getBytes(StandardCharsets.UTF_8)))
                .contains("published: ScriptTask is not supported");
    }
}
