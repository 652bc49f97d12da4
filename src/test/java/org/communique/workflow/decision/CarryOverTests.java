package org.communique.workflow.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementFixtures;
import org.communique.statement.StatementId;
import org.communique.statement.TextHash;
import org.communique.statement.VersionId;
import org.communique.statement.version.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CarryOverTests {

    private static final MemberId MEMBER = new MemberId("m");
    private static final OrganisationId ORGANISATION = new OrganisationId("o");
    private static final List<Reviewer> ASKED = List.of(new Reviewer(MEMBER, ORGANISATION, Instant.EPOCH, null));

    @ParameterizedTest(name = "{1} about [{2}] with [{3}] changed, editorial {4}, rule {0}: kept {5}")
    @CsvSource({
        "NONE,      APPROVE,               '',    '',    true,  false",
        "EDITORIAL, APPROVE,               '',    '1',   true,  true",
        "EDITORIAL, APPROVE_WITH_COMMENTS, '2',   '2',   true,  true",
        "EDITORIAL, APPROVE,               '',    '1',   false, false",
        "EDITORIAL, REQUEST_CHANGES,       '',    '1',   true,  false",
        "EDITORIAL, OBJECT,                '',    '1',   true,  false",
        "EDITORIAL, ABSTAIN,               '',    '1',   true,  false",
        "EDITORIAL, RECUSE,                '',    '1',   true,  false",
        "EDITORIAL, TACIT_APPROVAL,        '',    '1',   true,  false",
        "UNTOUCHED, APPROVE,               '1 2', '3',   false, true",
        "UNTOUCHED, APPROVE,               '1 3', '3 4', false, false",
        "UNTOUCHED, APPROVE,               '',    '3',   false, false",
        "UNTOUCHED, REQUEST_CHANGES,       '1',   '3',   false, false",
    })
    void keepsWhatTheRuleSays(
            CarryOverRule carryOverRule,
            Verdict verdict,
            String about,
            String changed,
            boolean editorial,
            boolean kept) {
        var decision = decision(verdict, numbers(about));
        assertThat(CarryOver.of(List.of(decision), carryOverRule, numbers(changed), editorial, ASKED))
                .isEqualTo(kept ? List.of(decision) : List.of());
    }

    @Test
    void keepsNothingOfThoseWhoAreAskedNoMore() {
        var decision = decision(Verdict.APPROVE, Set.of());
        assertThat(CarryOver.of(List.of(decision), CarryOverRule.EDITORIAL, Set.of(), true, List.of()))
                .isEmpty();
    }

    @Test
    void tellsWhichParagraphsChanged() {
        var last = version(1, "# Title\n\nOne stays.\n\nTwo is changed.\n\nThree goes.\n\nFour stays.\n");
        var next = version(2, "# Title\n\nOne stays.\n\nNew.\n\nTwo was changed.\n\nFour stays.\n");
        assertThat(CarryOver.changed(last, next)).containsExactlyInAnyOrder(3, 4);
    }

    @Test
    void takesAMovedParagraphForTheSame() {
        var last = version(1, "First of them all.\n\nSecond of the two.\n\nThird and last one.\n");
        var next = version(2, "Third and last one.\n\nFirst of them all.\n\nSecond of the two.\n");
        assertThat(CarryOver.changed(last, next)).isEmpty();
    }

    @ParameterizedTest(name = "notes {0} become {1}: changed {2}")
    @CsvSource({
        "A B, A B, ''",
        "A B, B C, '1 2'",
        "A B, B A, '1 2'",
        "A B, A C, '2'",
    })
    void takesAParagraphThatRefersToAnotherFootnoteForChanged(String before, String after, String changed) {
        var notes = Map.of(
                "A", "The report of the year before.",
                "B", "Article nineteen of the covenant.",
                "C", "What a judge wrote in dissent.");
        assertThat(CarryOver.changed(withNotes(1, before, notes), withNotes(2, after, notes)))
                .isEqualTo(numbers(changed));
    }

    private static Version withNotes(int number, String names, Map<String, String> notes) {
        var name = names.split(" ");
        return version(number, """
            States keep their word.[^1]

            Courts decide in writing.[^2]

            [^1]: %s

            [^2]: %s
            """.formatted(notes.get(name[0]), notes.get(name[1])));
    }

    @Test
    void takesAParagraphThatMovedWithItsFootnotesForTheSame() {
        var notes = "\n[^1]: %s\n\n[^2]: %s\n\n[^3]: %s\n";
        var last = version(
                1,
                "First of them all.[^1] It says more.[^2]\n\nSecond of the two.[^3]\n\nThird and last one.\n"
                        + notes.formatted("One for the first.", "Two for the rest of it.", "Three is another."));
        var moved = "Second of the two.[^1]\n\nThird and last one.\n\nFirst of them all.[^2] It says more.[^3]\n";
        var next = version(
                2, moved + notes.formatted("Three is another.", "One for the first.", "Two for the rest of it."));
        var mixed = version(
                3, moved + notes.formatted("Three is another.", "Two for the rest of it.", "One for the first."));
        assertThat(CarryOver.changed(last, next)).isEmpty();
        assertThat(CarryOver.changed(last, mixed)).containsExactly(1);
    }

    private static Decision decision(Verdict verdict, Set<Integer> paragraphs) {
        return new Decision(
                MEMBER,
                ORGANISATION,
                verdict,
                null,
                Instant.EPOCH,
                VersionId.of(new StatementId("s"), 1),
                TextHash.of("text"),
                paragraphs,
                null);
    }

    private static Set<Integer> numbers(String list) {
        return Arrays.stream(list.split(" "))
                .filter(part -> !part.isEmpty())
                .map(Integer::valueOf)
                .collect(Collectors.toSet());
    }

    private static Version version(int number, String text) {
        var statement = new StatementId("s");
        return StatementFixtures.version(VersionId.of(statement, number), "Title", text, MEMBER, Instant.EPOCH);
    }
}
