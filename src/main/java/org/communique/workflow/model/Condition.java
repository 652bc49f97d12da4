package org.communique.workflow.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Comparisons of outcomes and facts, the one form that a flow's condition can have:
 * {@code ${a == 'APPROVED' and statement.organisations > 30 and !statement.tags.contains('legal')}}.
 *
 * @param alternatives of which one must hold; each has comparisons that must all hold, as {@code and} binds closer
 */
public record Condition(List<List<ConditionTerm>> alternatives) {

    /** Stands for the step that the statement has just left. */
    public static final String LAST = "outcome";

    private static final Pattern EXPRESSION = Pattern.compile("\\s*\\$\\{([^{}]{1,2000})}\\s*");
    private static final Pattern COMPARISON =
            Pattern.compile("\\s*([A-Za-z_][\\w.]*)\\s*([=!<>]=|[<>])\\s*(?:'([\\w-]{1,40})'|(\\d{1,9}))\\s*");
    private static final Pattern TAGGED =
            Pattern.compile("\\s*(!?)\\s*statement\\.tags\\.contains\\(\\s*'([^'\\\\]{1,40})'\\s*\\)\\s*");
    private static final Pattern JOINER = Pattern.compile("(and|or)\\b");

    public Condition {
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    /** Empty for any other expression. */
    public static Optional<Condition> parse(String text) {
        var expression = EXPRESSION.matcher(text);
        return expression.matches() ? parseBody(expression.group(1)).filter(Condition::canBeRead) : Optional.empty();
    }

    private static Optional<Condition> parseBody(String body) {
        List<List<ConditionTerm>> alternatives = new ArrayList<>();
        List<ConditionTerm> all = new ArrayList<>();
        var joiner = JOINER.matcher(body);
        int from = 0;
        while (true) {
            var read = read(body, from);
            if (read.isEmpty()) {
                return Optional.empty();
            }
            all.add(read.get().term());
            int end = read.get().end();
            if (end == body.length()) {
                alternatives.add(all);
                return Optional.of(new Condition(alternatives));
            }
            if (!joiner.region(end, body.length()).lookingAt()) {
                return Optional.empty();
            }
            if (joiner.group().equals("or")) {
                alternatives.add(all);
                all = new ArrayList<>();
            }
            from = joiner.end();
        }
    }

    private record ReadTerm(ConditionTerm term, int end) {}

    private static Optional<ReadTerm> read(String body, int from) {
        var tagged = TAGGED.matcher(body).region(from, body.length());
        if (tagged.lookingAt()) {
            return ConditionTerm.ofTag(tagged.group(2), tagged.group(1).isEmpty())
                    .map(term -> new ReadTerm(term, tagged.end()));
        }
        var found = COMPARISON.matcher(body).region(from, body.length());
        if (!found.lookingAt()) {
            return Optional.empty();
        }
        var number = found.group(4) == null ? 0 : Integer.parseInt(found.group(4));
        return ConditionTerm.of(found.group(1), found.group(2), found.group(3), number)
                .map(term -> new ReadTerm(term, found.end()));
    }

    /** As written, which has more blanks than what was read. */
    private boolean canBeRead() {
        return EXPRESSION.matcher(toString()).matches();
    }

    public List<ConditionTerm> comparisons() {
        return alternatives.stream().flatMap(List::stream).toList();
    }

    /** The same about other steps. */
    public Condition ofSteps(UnaryOperator<String> others) {
        return new Condition(alternatives.stream()
                .map(all -> all.stream()
                        .map(one -> one instanceof ConditionTerm.OfOutcome(var step, var equal, var outcome)
                                ? new ConditionTerm.OfOutcome(others.apply(step), equal, outcome)
                                : one)
                        .toList())
                .toList());
    }

    /** What it asks of the statement. */
    public List<StatementFact> facts() {
        return comparisons().stream()
                .<StatementFact>mapMulti((comparison, facts) -> {
                    switch (comparison) {
                        case ConditionTerm.OfOutcome _ -> {}
                        case ConditionTerm.OfNumber(var fact, var _, var _) -> facts.accept(fact);
                        case ConditionTerm.OfText(var fact, var _, var _) -> facts.accept(fact);
                        case ConditionTerm.OfTag _ -> facts.accept(StatementFact.TAGS);
                    }
                })
                .distinct()
                .toList();
    }

    /** A step that was not reached has no outcome, and differs from each. */
    boolean holds(Map<String, StageOutcome> outcomes, StatementFacts facts) {
        return alternatives.stream().anyMatch(all -> all.stream().allMatch(one -> one.holds(outcomes, facts)));
    }

    @Override
    public String toString() {
        return alternatives.stream()
                .map(all -> all.stream().map(ConditionTerm::toString).collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(" or ", "${", "}"));
    }
}
