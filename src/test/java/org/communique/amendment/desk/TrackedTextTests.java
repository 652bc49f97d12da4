package org.communique.amendment.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.util.List;
import java.util.stream.Collectors;
import org.communique.ServerTest;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.desk.TrackedText.Changed;
import org.communique.amendment.desk.TrackedText.LeftOut;
import org.communique.amendment.desk.TrackedText.Unchanged;
import org.communique.coalition.directory.Member;
import org.communique.text.comparison.Comparison.Passage;
import org.communique.text.document.PlainText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class TrackedTextTests {

    private static final String TEXT = """
        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.

        Again.

        Again.
        """;

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    AmendmentReviewService desk;

    private TrackedText tracked(Round round, Member member) {
        return as(member, () -> desk.tracked(round.statement));
    }

    /** Changed passages with signs before deletions and insertions, and the numbers of amendments. */
    private static List<String> changes(TrackedText tracked) {
        return tracked.parts().stream()
                .flatMap(part -> part instanceof Changed(var comparison, var amendments)
                        ? comparison.passages().stream().map(passage -> words(passage) + " " + amendments)
                        : null)
                .toList();
    }

    private static String words(Passage passage) {
        return passage.runs().stream()
                .map(run -> {
                    var letters = PlainText.of(List.of(run.inline()));
                    return switch (run.change()) {
                        case INSERTED -> "+" + letters;
                        case DELETED -> "-" + letters;
                        case KEPT, RESTYLED -> letters;
                    };
                })
                .collect(Collectors.joining());
    }

    @Test
    void hasWhatAppliesAndOfCollisionsTheFirst() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        round.propose(round.proposers.get(1), TEXT.replace("two weeks", "three days"));
        round.propose(round.proposers.get(2), TEXT.replace("courts give", "judges give"));
        round.propose(round.proposers.get(3), TEXT.replaceFirst("Again.\n\n", ""));
        round.write(round.draft().replace("adequate", "good"));

        var tracked = tracked(round, round.proposers.get(3));

        assertThat(changes(tracked))
                .containsExactly(
                        "Courts decide within -two weeks+48 hours, and -courts+judges give reasons. [1, 3]",
                        "-Again. [4]");
        assertThat(tracked.shown()).containsExactly(1, 3, 4);
        assertThat(tracked.left()).containsExactly(new LeftOut(2, List.of(1)));
    }

    @Test
    void namesTheAmendmentsThatMoveAndChangeAPassage() {
        var round = amendmentFixtures.round(TEXT);
        var law = "States shall ensure adequate safeguards in their law.\n\n";
        round.propose(round.proposers.get(0), TEXT.replace(law, "").replace("reasons.\n\n", "reasons.\n\n" + law));
        round.propose(round.proposers.get(1), TEXT.replace("two weeks", "48 hours"));

        assertThat(changes(tracked(round, round.drafter)))
                .containsExactly(
                        "+Courts decide within 48 hours, and courts give reasons. [1, 2]",
                        "-Courts decide within two weeks, and courts give reasons. [1, 2]");
    }

    @Test
    void hasNothingThatDoesNotApplyOrIsSettled() {
        var round = amendmentFixtures.round(TEXT);
        var hours = round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"))
                .getFirst();
        round.propose(round.proposers.get(1), TEXT.replace("adequate", "effective"));
        as(round.drafter, () -> desk.accept(hours.id(), ""));
        round.write(round.draft().replace("adequate", "good"));

        var tracked = tracked(round, round.drafter);

        assertThat(tracked.shown()).isEmpty();
        assertThat(tracked.parts()).singleElement().isInstanceOf(Unchanged.class);
    }

    @Test
    void hasNothingThatIsHidden() {
        var round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.WHEN_CLOSED, null);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        round.propose(round.proposers.get(1), TEXT.replace("two weeks", "three days"));

        var tracked = tracked(round, round.proposers.get(1));

        assertThat(tracked.shown()).containsExactly(2);
        assertThat(tracked.left()).isEmpty();
    }
}
