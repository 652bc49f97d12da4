package org.communique.workflow.model;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A comparison of outcomes, the one form that a flow's condition can have: {@code ${a == 'APPROVED' and b != 'OBJECTED'}}.
 *
 * @param alternatives of which one must hold; each has comparisons that must all hold, as {@code and} binds closer
 */
public record Condition(List<List<Comparison>> alternatives) {

    /** Stands for the step that the statement has just left. */
    public static final String LAST = "outcome";

    /** @param step whose outcome is compared, or {@link #LAST} */
    public record Comparison(String step, boolean equal, StageOutcome outcome) {

        private static final Pattern FORM = Pattern.compile("\\s*([A-Za-z_]\\w*)\\s*(==|!=)\\s*'([A-Z_]+)'\\s*");

        private static Optional<Comparison> parse(String text) {
            var matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            return Arrays.stream(StageOutcome.values())
                    .filter(stageOutcome -> stageOutcome.name().equals(matcher.group(3)))
                    .findFirst()
                    .map(stageOutcome ->
                            new Comparison(matcher.group(1), matcher.group(2).equals("=="), stageOutcome));
        }

        boolean holds(Map<String, StageOutcome> outcomes) {
            return (outcomes.get(step) == outcome) == equal;
        }

        @Override
        public String toString() {
            return step + (equal ? " == '" : " != '") + outcome + "'";
        }
    }

    private static final Pattern EXPRESSION = Pattern.compile("\\s*\\$\\{([^{}]{1,2000})}\\s*");

    public Condition {
        alternatives = alternatives.stream().map(List::copyOf).toList();
    }

    /** Empty for any other expression. */
    public static Optional<Condition> parse(String text) {
        var expression = EXPRESSION.matcher(text);
        if (!expression.matches()) {
            return Optional.empty();
        }
        var alternatives = Arrays.stream(expression.group(1).split("\\bor\\b", -1))
                .map(alternative -> Arrays.stream(alternative.split("\\band\\b", -1))
                        .map(Comparison::parse)
                        .toList())
                .toList();
        return alternatives.stream().flatMap(List::stream).allMatch(Optional::isPresent)
                ? Optional.of(new Condition(alternatives.stream()
                                .map(all ->
                                        all.stream().map(Optional::orElseThrow).toList())
                                .toList()))
                        .filter(Condition::canBeRead)
                : Optional.empty();
    }

    /** As written, which has more blanks than what was read. */
    private boolean canBeRead() {
        return EXPRESSION.matcher(toString()).matches();
    }

    public List<Comparison> comparisons() {
        return alternatives.stream().flatMap(List::stream).toList();
    }

    /** A step that was not reached has no outcome, and differs from each. */
    boolean holds(Map<String, StageOutcome> outcomes) {
        return alternatives.stream().anyMatch(all -> all.stream().allMatch(one -> one.holds(outcomes)));
    }

    @Override
    public String toString() {
        return alternatives.stream()
                .map(all -> all.stream().map(Comparison::toString).collect(Collectors.joining(" and ")))
                .collect(Collectors.joining(" or ", "${", "}"));
    }
}
