package org.communique.workflow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.communique.RandomSeed;
import org.flowable.common.engine.impl.el.DefaultExpressionManager;
import org.flowable.common.engine.impl.el.VariableContainerWrapper;
import org.junit.jupiter.api.Test;

/** A condition means to the engine what it means to the proof and to the dry run. */
class ConditionMeaningTests {

    private static final int RUNS = 5000;
    private static final List<String> STEPS = List.of("review", "legal");
    private static final List<String> TAGS =
            List.of("legal", "law and order", "a or b", "droit d’asile", "حقوق", "a, (b)");
    private static final List<String> LANGUAGES = List.of("ar", "or", "zh");

    private final Random random = new Random(RandomSeed.of(ConditionMeaningTests.class));
    private final DefaultExpressionManager expressions = new DefaultExpressionManager(Map.of());

    @Test
    void isTheSame() {
        for (int run = 0; run < RUNS; run++) {
            var text = "${"
                    + IntStream.rangeClosed(0, random.nextInt(4))
                            .mapToObj(term -> comparison())
                            .reduce((one, two) -> one + (random.nextBoolean() ? " and " : " or ") + two)
                            .orElseThrow()
                    + "}";
            var condition = Condition.parse(text).orElseThrow();
            var outcomes = outcomes();
            var facts = new StatementFacts(random.nextInt(4), random.nextInt(4), any(LANGUAGES), tags());
            Map<String, Object> variables = new HashMap<>(Map.of(StatementFact.OWNER, facts.values()));
            STEPS.forEach(step -> variables.put(
                    step, outcomes.containsKey(step) ? outcomes.get(step).name() : ""));
            assertThat(expressions
                            .createExpression(condition.toString())
                            .getValue(new VariableContainerWrapper(variables)))
                    .as("%s of %s and %s", text, outcomes, facts)
                    .isEqualTo(condition.holds(outcomes, facts));
        }
    }

    private String comparison() {
        var operators = List.of("==", "!=", "<", "<=", ">", ">=");
        return switch (random.nextInt(5)) {
            case 0 -> "statement.organisations " + any(operators) + " " + random.nextInt(4);
            case 1 -> "statement.words " + any(operators) + " " + random.nextInt(4);
            case 2 -> (random.nextBoolean() ? "!" : "") + "statement.tags.contains('" + any(TAGS) + "')";
            case 3 -> "statement.language " + any(operators.subList(0, 2)) + " '" + any(LANGUAGES) + "'";
            default ->
                any(STEPS) + " " + any(operators.subList(0, 2)) + " '" + any(List.of(StageOutcome.values())) + "'";
        };
    }

    private Set<String> tags() {
        return TAGS.stream().filter(tag -> random.nextBoolean()).collect(Collectors.toSet());
    }

    /** Of the steps that were reached. */
    private Map<String, StageOutcome> outcomes() {
        return STEPS.stream()
                .filter(step -> random.nextBoolean())
                .collect(Collectors.toMap(step -> step, step -> any(List.of(StageOutcome.values()))));
    }

    private <T> T any(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }
}
