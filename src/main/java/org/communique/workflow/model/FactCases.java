package org.communique.workflow.model;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.communique.work.Budget;

/**
 * The cases that a workflow's conditions tell apart: between two numbers that they compare a fact with all values are alike, and
 * so are all languages that none of them names. Each tag that they name is there or not.
 */
public final class FactCases {

    private final SortedSet<Integer> organisations = new TreeSet<>(List.of(0));
    private final SortedSet<Integer> words = new TreeSet<>(List.of(0));
    /** The first is none that there is. */
    private final SortedSet<String> languages = new TreeSet<>(List.of(""));

    private final SortedSet<String> tags = new TreeSet<>();

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
            case ConditionTerm.OfTag(var tag, var _) -> tags.add(tag);
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
        var tagged = cases.tagged(most);
        for (var language : cases.languages) {
            for (int organisations : cases.organisations) {
                for (int words : cases.words) {
                    for (var tags : tagged) {
                        if (all.size() == most) {
                            return all;
                        }
                        Budget.check();
                        all.add(new StatementFacts(organisations, words, language, tags));
                    }
                }
            }
        }
        return all;
    }

    /** How many they are. */
    public static BigInteger count(WorkflowModel model) {
        var cases = new FactCases(model);
        return Stream.of(cases.organisations, cases.words, cases.languages)
                .map(values -> BigInteger.valueOf(values.size()))
                .reduce(BigInteger.TWO.pow(cases.tags.size()), BigInteger::multiply);
    }

    /** Those of the tags that a statement has, for each case. */
    private List<Set<String>> tagged(int most) {
        List<Set<String>> all = new ArrayList<>(List.of(Set.of()));
        for (var tag : tags) {
            for (var without : List.copyOf(all)) {
                if (all.size() == most) {
                    return all;
                }
                Budget.check();
                var with = new HashSet<>(without);
                with.add(tag);
                all.add(with);
            }
        }
        return all;
    }
}
