package org.communique.workflow.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTests {

    private static final Map<String, StageOutcome> APPROVED = Map.of("review", StageOutcome.APPROVED);

    private static Condition condition(String body) {
        return Condition.parse("${" + body + "}").orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "statement.organisations > 30|31|30",
                "statement.organisations >= 30|30|29",
                "statement.organisations < 30|29|30",
                "statement.organisations <= 30|30|31",
                "statement.organisations == 30|30|31",
                "statement.organisations != 30|31|30",
                "statement.organisations > 30 and review == 'APPROVED'|31|30",
                "review != 'APPROVED' or statement.organisations > 30|31|30",
            })
    void comparesAFactWithAWholeNumber(String body, int yes, int no) {
        assertThat(condition(body).holds(APPROVED, new StatementFacts(yes, 0, "en")))
                .isTrue();
        assertThat(condition(body).holds(APPROVED, new StatementFacts(no, 0, "en")))
                .isFalse();
        assertThat(Condition.parse(condition(body).toString())).contains(condition(body));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar", "or", "zh", "pt"})
    void comparesTheLanguage(String language) {
        var condition = condition("statement.language == '" + language + "' or statement.words > 5");
        assertThat(condition.holds(Map.of(), new StatementFacts(0, 0, language)))
                .isTrue();
        assertThat(condition.holds(Map.of(), new StatementFacts(0, 0, language + "-EG")))
                .isTrue();
        assertThat(condition.holds(Map.of(), new StatementFacts(0, 0, "en"))).isFalse();
        assertThat(condition.facts()).containsExactly(StatementFact.LANGUAGE, StatementFact.WORDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"legal", "law and order", "droit d’asile", "حقوق الإنسان", "a, (b)"})
    void asksWhetherTheStatementHasATag(String tag) {
        var has = condition("statement.tags.contains('" + tag + "')");
        var hasNot = condition(" ! statement.tags.contains( '" + tag + "' ) and review == 'APPROVED'");
        var tagged = StatementFacts.USUAL.withTags(List.of(tag.toUpperCase(Locale.ROOT), "other"));
        assertThat(has.holds(APPROVED, tagged)).isTrue();
        assertThat(has.holds(APPROVED, StatementFacts.USUAL)).isFalse();
        assertThat(hasNot.holds(APPROVED, tagged)).isFalse();
        assertThat(hasNot.holds(APPROVED, StatementFacts.USUAL)).isTrue();
        assertThat(hasNot.toString()).isEqualTo("${!statement.tags.contains('" + tag + "') and review == 'APPROVED'}");
        assertThat(Condition.parse(hasNot.toString())).contains(hasNot);
        assertThat(has.facts()).containsExactly(StatementFact.TAGS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "statement.tags == 'legal'",
                "statement.tags.size() == 1",
                "statement.tags.contains('Legal')",
                "statement.tags.contains(' legal')",
                "statement.tags.contains('')",
                "statement.tags.contains('a\\b')",
                "statement.tags.contains('a\"b')",
                "statement.tags.contains('<b>')",
                "statement.tags.contains('le\u202Egal')",
                "statement.tags.contains('12345678901234567890123456789012345678901')",
                "statement.tags.contains(review)",
                "statement.tags.contains('a').toString() == 'a'",
                "!!statement.tags.contains('legal')",
                "statement.tags.remove('legal')",
                "statement.tags.contains('legal') == true",
                "statement.tags.contains('a' and 'b')",
                "!review == 'APPROVED'",
                "statement.class == 'APPROVED'",
                "statement.getClass() == 'APPROVED'",
                "statement == 'x'",
                "statement.organisations.class == 3",
                "statement.organisations > 1000000000000000000000000000000",
                "statement.organisations > -1",
                "statement.organisations > 1.5",
                "statement.organisations > 3e4",
                "statement.organisations == '30'",
                "statement.organisations > statement.words",
                "30 < statement.organisations",
                "statement.language > 'ar'",
                "statement.language == 'AR'",
                "statement.language == 'ar-EG'",
                "statement.language == 'und'",
                "statement.language == 'no language'",
                "statement.language == 5",
                "statement.words",
                "review > 3",
                "review > 'APPROVED'",
                "review == 3",
                "review.outcome == 'APPROVED'",
                "statement.words > 3 and",
                "statement.words > 3 statement.words < 5",
                "statement.words > 3and5",
                "not statement.words > 3",
                "statement.words > 3 ? true : false",
            })
    void hasNoOtherForm(String body) {
        assertThat(Condition.parse("${" + body + "}")).isEmpty();
    }

    @Test
    void asksForNoFactsWhereItComparesOutcomesOnly() {
        assertThat(condition("review == 'APPROVED'").facts()).isEqualTo(List.of());
    }
}
