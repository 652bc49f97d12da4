package org.communique.workflow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.workflow.bpmn.BpmnFiles;
import org.junit.jupiter.api.Test;

class FactCasesTests {

    private static WorkflowModel asking(String condition) {
        return BpmnFiles.accepted(BpmnFiles.shipped("joint-statement")
                        .replaceFirst(
                                "\\$\\{outcome == 'APPROVED'}",
                                Matcher.quoteReplacement("${outcome == 'APPROVED' and " + condition + "}")))
                .model();
    }

    @Test
    void areEachCombinationOfTagsAndNumbers() {
        var model = asking("statement.tags.contains('a') and !statement.tags.contains('b') and statement.words &gt; 5");
        var cases = FactCases.of(model, 5000);
        assertThat(cases).hasSize(8);
        assertThat(FactCases.count(model)).isEqualTo(8);
        assertThat(cases.stream().map(StatementFacts::tags).collect(Collectors.toSet()))
                .isEqualTo(Set.of(Set.of(), Set.of("a"), Set.of("b"), Set.of("a", "b")));
        assertThat(new HashSet<>(cases)).hasSize(8);
    }

    @Test
    void areCountedWhereTheyAreMoreThanListed() {
        var conditions = IntStream.range(0, 5)
                .mapToObj(tag -> "statement.tags.contains('" + tag + "')")
                .collect(Collectors.joining(" and "));
        var model = asking(conditions);
        assertThat(FactCases.count(model)).isEqualTo(BigInteger.valueOf(32));
        assertThat(FactCases.of(model, 20)).hasSize(20);
    }
}
