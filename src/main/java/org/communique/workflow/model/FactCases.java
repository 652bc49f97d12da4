package org.communique.workflow.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import org.communique.work.Budget;

/**
 * The cases that a workflow's conditions tell apart: between two numbers that they compare a fact with all values are alike, and
 * so are all languages that none of them names.
 */
public final class FactCases {

    private final SortedSet<Integer> organisations = new TreeSet<>(List.of(0));
    private final SortedSet<Integer> words = new TreeSet<>(List.of(0));
    /** The first is none that there is. */
    private final SortedSet<String> languages = new TreeSet<>(List.of(""));

    private FactCases(WorkflowModel model) {
        model.allFlows().stream()
                .map(SequenceFlow::condition)
                .filter(Objects::nonNull)
                .flatMap(condition -> condition.comparisons().stream())
                .forEach(this::add);
    }

    private void add(ConditionTerm comparison) {
        Budget.check();
        switch (comparison) {
            case ConditionTerm.OfOutcome _ -> {}
            case ConditionTerm.OfText(var _, var _, var text) -> languages.add(text);
            case ConditionTerm.OfNumber(var fact, var operator, var number) -> {
                var values = fact == StatementFact.WORDS ? words : organisations;
                switch (operator) {
                    case LESS, AT_LEAST -> values.add(number);
                    case AT_MOST, MORE -> values.add(number + 1);
                    case EQUAL, NOT_EQUAL -> values.addAll(List.of(number, number + 1));
                }
            }
        }
    }

    /** One statement for each case; fewer than all if there are more than so many. */
    public static List<StatementFacts> of(WorkflowModel model, int most) {
        var cases = new FactCases(model);
        List<StatementFacts> all = new ArrayList<>();
        for (var language : cases.languages) {
            for (int organisations : cases.organisations) {
                for (int words : cases.words) {
                    if (all.size() == most) {
                        return all;
                    }
                    Budget.check();
                    all.add(new StatementFacts(organisations, words, language));
                }
            }
        }
        return all;
    }
}
