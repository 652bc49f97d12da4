package org.communique.workflow.bpmn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.workflow.bpmn.BpmnFiles.accepted;
import static org.communique.workflow.bpmn.BpmnFiles.findings;

import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.workflow.model.SequenceFlow;
import org.communique.workflow.model.WorkflowFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagConditionTests {

    /** A stage that a condition asks for, and one that all come to. */
    private static String file(String condition) {
        return BpmnFixtures.usual()
                .stage("review")
                .choice("kind", "kind_review")
                .flow("drafting", "kind")
                .stage("legal")
                .choice("outcome", "outcome_drafting")
                .flow("kind", "legal", condition)
                .flow("kind", "review")
                .flow("legal", "outcome")
                .flow("outcome", "review", "legal == 'APPROVED'")
                .flow("outcome", "drafting")
                .decides("review")
                .bpmn();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "statement.tags.contains('legal')~statement.tags.contains('legal')",
                "statement.tags.contains(\"Legal\")~statement.tags.contains('legal')",
                "statement.tags contains 'LEGAL'~statement.tags.contains('legal')",
                "statement.tags == 'legal'~statement.tags.contains('legal')",
                "statement.tag eq \"legal\"~statement.tags.contains('legal')",
                "statement.tags != 'legal'~!statement.tags.contains('legal')",
                "not statement.tags.contains('legal')~!statement.tags.contains('legal')",
                "not(statement.tags.contains('legal'))~!statement.tags.contains('legal')",
                "! ( statement.tags contains 'legal' )~!statement.tags.contains('legal')",
                "(statement.tags.contains('legal')) && statement.words gt 5~statement.tags.contains('legal') and"
                        + " statement.words > 5",
                "statement.tags.contains('law and order') || statement.tags.contains('a eq"
                        + " b')~statement.tags.contains('law and order') or statement.tags.contains('a eq b')",
                "statement.tags.contains(\"Droit d'Asile\")~statement.tags.contains('droit d’asile')",
                "statement.tags.contains('A, (b) & c')~statement.tags.contains('a, (b) & c')",
                "statement.tags.contains('حقوق الإنسان')~statement.tags.contains('حقوق الإنسان')",
            })
    void isWrittenInOneForm(String written, String taken) {
        var accepted = accepted(file(written.replace("&", "&amp;")));
        assertThat(accepted.model().allFlows().stream()
                        .map(SequenceFlow::condition)
                        .filter(Objects::nonNull)
                        .map(Objects::toString))
                .contains("${" + taken + "}");
        assertThat(accepted(accepted.bpmn()).bpmn()).isEqualTo(accepted.bpmn());
        assertThat(WorkflowImport.forEngine(accepted.bpmn()))
                .contains("${" + taken.replace("&", "&amp;").replace(">", "&gt;") + "}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "statement.tags.contains('<b>')",
                "statement.tags.contains('a\\u0027)')",
                "statement.tags.contains('leg\u202Eal')",
                "!statement.tags != 'legal'",
                "statement.tags.size() > 1",
                "statement.tags.contains(review)",
                "list contains(statement.tags, \"legal\")",
                "statement.tags.contains('a').getClass()",
                "statement.tags.contains('') ",
                "not (statement.tags.contains('a') and statement.words == 3)",
                "statement.tags.contains('${runtime}')",
            })
    void isRefusedInAnother(String condition) {
        assertThat(findings(file(condition.replace("&", "&amp;").replace("<", "&lt;"))))
                .extracting(Finding::fault)
                .contains(WorkflowFault.CONDITION);
    }

    @Test
    void isProvenForEachCombinationUpToABound() {
        assertThat(accepted(file(tags(5))).model().facts().tags()).hasSize(5);
        assertThat(findings(file(tags(13)))).singleElement().satisfies(finding -> {
            assertThat(finding.fault()).isEqualTo(WorkflowFault.TOO_MANY_CASES);
            assertThat(finding.details()).containsExactly("8192", "5000");
        });
        assertThat(findings(file(tags(50)))).isNotEmpty();
    }

    /** Which is what the documentation says. */
    @Test
    void nineTagsAreProvenInAWorkflowOfThreeStages() {
        assertThat(accepted(joint(9)).model().facts().tags()).hasSize(9);
        assertThat(findings(joint(10)))
                .extracting(finding -> finding.fault() + " " + finding.details())
                .containsExactly("TOO_MANY_CASES [1024, 5000]");
    }

    private static String joint(int number) {
        return BpmnFiles.shipped("joint-statement")
                .replaceFirst(
                        "\\$\\{outcome == 'APPROVED'}",
                        "\\${outcome == 'APPROVED' and " + tags(number).replace(" or ", " and ") + "}");
    }

    private static String tags(int number) {
        return IntStream.range(0, number)
                .mapToObj(tag -> "statement.tags.contains('" + tag + "')")
                .collect(Collectors.joining(" or "));
    }

    /** A way round the stages that no tag is for is found. */
    @Test
    void aTagThatLeadsPastEachRefusalIsFound() {
        var file = file("statement.tags.contains('legal')")
                .replace("${legal == 'APPROVED'}", "${statement.tags.contains('urgent')}");
        assertThat(accepted(file).warnings())
                .extracting(finding -> finding.fault() + " " + finding.id())
                .contains("REFUSAL_IGNORED legal");
    }

    /** They stand for tags while a condition is rewritten. */
    @ParameterizedTest
    @ValueSource(
            strings = {"\uE0000\uE001", "\uE00099999999999\uE001", "statement.tags == 'a' and \uE0001\uE001", "\uE000"})
    void refusesCharactersThatHaveNoMeaning(String condition) {
        assertThat(findings(file(condition))).extracting(Finding::fault).containsExactly(WorkflowFault.CONDITION);
    }

    /** A dozen stages, each asked after the one before, and a shorter way for statements of some tags. */
    @Test
    void provesAWorkflowOfManyStagesForEachCase() {
        var fixtures = BpmnFixtures.usual().choice("kind", "kind_s0").flow("drafting", "kind");
        for (int at = 0; at < 12; at++) {
            fixtures.stage("s" + at)
                    .choice("ok" + at, "ok" + at + "_drafting")
                    .flow("s" + at, "ok" + at)
                    .flow("ok" + at, at == 11 ? "signOn" : "s" + (at + 1), "outcome == 'APPROVED'")
                    .flow("ok" + at, "drafting");
        }
        var tags = IntStream.range(0, 6)
                .mapToObj(number -> "statement.tags.contains('t" + number + "')")
                .collect(Collectors.joining(" and "));
        accepted(fixtures.flow("kind", "s0").flow("kind", "s6", tags).bpmn());
    }
}
