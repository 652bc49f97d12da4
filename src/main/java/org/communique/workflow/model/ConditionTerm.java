package org.communique.workflow.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.communique.statement.TagText;
import org.jspecify.annotations.Nullable;

/** One of the comparisons that a condition is made of. */
public sealed interface ConditionTerm {

    /**
     * Of what a stage came to.
     *
     * @param step whose outcome is compared, or {@link Condition#LAST}
     */
    record OfOutcome(String step, boolean equal, StageOutcome outcome) implements ConditionTerm {

        @Override
        public boolean holds(Map<String, StageOutcome> outcomes, StatementFacts facts) {
            return (outcomes.get(step) == outcome) == equal;
        }

        @Override
        public String toString() {
            return step + (equal ? " == '" : " != '") + outcome + "'";
        }
    }

    /** Of a fact that is a number with a whole one. */
    record OfNumber(StatementFact fact, Operator operator, int number) implements ConditionTerm {

        @Override
        public boolean holds(Map<String, StageOutcome> outcomes, StatementFacts facts) {
            return operator.holds(Integer.compare((Integer) facts.value(fact), number));
        }

        @Override
        public String toString() {
            return fact.path() + " " + operator.sign + " " + number;
        }
    }

    /** Of a fact that is a text. */
    record OfText(StatementFact fact, boolean equal, String text) implements ConditionTerm {

        @Override
        public boolean holds(Map<String, StageOutcome> outcomes, StatementFacts facts) {
            return facts.value(fact).equals(text) == equal;
        }

        @Override
        public String toString() {
            return fact.path() + (equal ? " == '" : " != '") + text + "'";
        }
    }

    /** Whether the statement has a tag, or has it not. */
    record OfTag(String tag, boolean has) implements ConditionTerm {

        @Override
        public boolean holds(Map<String, StageOutcome> outcomes, StatementFacts facts) {
            return facts.tags().contains(tag) == has;
        }

        @Override
        public String toString() {
            return (has ? "" : "!") + StatementFact.TAGS.path() + ".contains('" + tag + "')";
        }
    }

    /** How numbers are compared. */
    enum Operator {
        EQUAL("=="),
        NOT_EQUAL("!="),
        LESS("<"),
        AT_MOST("<="),
        MORE(">"),
        AT_LEAST(">=");

        private final String sign;

        Operator(String sign) {
            this.sign = sign;
        }

        private boolean holds(int order) {
            return switch (this) {
                case EQUAL -> order == 0;
                case NOT_EQUAL -> order != 0;
                case LESS -> order < 0;
                case AT_MOST -> order <= 0;
                case MORE -> order > 0;
                case AT_LEAST -> order >= 0;
            };
        }

        private static Operator of(String sign) {
            return Arrays.stream(values())
                    .filter(operator -> operator.sign.equals(sign))
                    .findFirst()
                    .orElseThrow();
        }
    }

    boolean holds(Map<String, StageOutcome> outcomes, StatementFacts facts);

    /** Empty for what is no tag in the form in which tags are compared. */
    static Optional<ConditionTerm> ofTag(String tag, boolean has) {
        return TagText.of(tag)
                .filter(kept -> kept.equals(tag) && TagText.key(tag).equals(tag))
                .map(kept -> new OfTag(kept, has));
    }

    /**
     * Empty for what cannot be compared so.
     *
     * @param subject a step, or a fact
     * @param sign    of an operator
     * @param text    what it is compared with; null if that is a number
     */
    static Optional<ConditionTerm> of(String subject, String sign, @Nullable String text, int number) {
        var equal = sign.equals("==");
        var fact = StatementFact.of(subject).orElse(null);
        if (fact != null && fact.isNumber()) {
            return text == null ? Optional.of(new OfNumber(fact, Operator.of(sign), number)) : Optional.empty();
        }
        if (fact == StatementFact.TAGS || text == null || !equal && !sign.equals("!=")) {
            return Optional.empty();
        }
        if (fact != null) {
            return Locale.forLanguageTag(text).getLanguage().equals(text) && !text.isEmpty()
                    ? Optional.of(new OfText(fact, equal, text))
                    : Optional.empty();
        }
        return subject.contains(".")
                ? Optional.empty()
                : Arrays.stream(StageOutcome.values())
                        .filter(outcome -> outcome.name().equals(text))
                        .findFirst()
                        .map(outcome -> new OfOutcome(subject, equal, outcome));
    }
}
