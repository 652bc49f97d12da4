package org.communique.workflow.model;

import java.util.List;
import java.util.stream.Stream;

/**
 * What conditions ask of a statement.
 *
 * @param facts in the order of the list
 * @param tags  that they name, by their keys, in order
 */
public record AskedFacts(List<StatementFact> facts, List<String> tags) {

    public static final AskedFacts NONE = new AskedFacts(List.of(), List.of());

    public AskedFacts {
        facts = List.copyOf(facts);
        tags = List.copyOf(tags);
    }

    public static AskedFacts of(Stream<Condition> conditions) {
        var all = conditions.toList();
        return new AskedFacts(
                all.stream()
                        .flatMap(condition -> condition.facts().stream())
                        .distinct()
                        .sorted()
                        .toList(),
                all.stream()
                        .flatMap(condition -> condition.comparisons().stream())
                        .filter(ConditionTerm.OfTag.class::isInstance)
                        .map(comparison -> ((ConditionTerm.OfTag) comparison).tag())
                        .distinct()
                        .sorted()
                        .toList());
    }

    public boolean isEmpty() {
        return facts.isEmpty();
    }
}
