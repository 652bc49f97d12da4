package org.communique.amendment.origin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.communique.ServerTest;
import org.communique.amendment.Amendment;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.statement.Phase;
import org.communique.statement.draft.DraftService;
import org.communique.statement.draft.SubmissionOutcome;
import org.communique.statement.lifecycle.StatementService;
import org.communique.statement.version.VersionComparisonService;
import org.communique.statement.version.VersionComparisonService.Layout;
import org.communique.workflow.review.ReturnResult.Returned;
import org.communique.workflow.review.ReturnService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@ServerTest
class AmendmentOriginTests {

    private static final String TEXT = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.

        Nobody is to be punished for research in good faith.

        Again.

        Again.
        """;

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    AmendmentReviewService desk;

    @Autowired
    CollaborationService collaborationService;

    @Autowired
    DraftService drafts;

    @Autowired
    ReturnService returns;

    @Autowired
    StatementService statements;

    @Autowired
    VersionComparisonService comparisons;

    private Round amendedVersion() {
        var round = amendmentFixtures.unopened(TEXT);
        submit(round);
        await().until(() -> as(round.drafter, () -> returns.recall(round.statement, "")) instanceof Returned);
        await().until(() ->
                as(round.drafter, () -> statements.get(round.statement)).phase() == Phase.DRAFTING);
        round.open(Visibility.AT_ONCE, null);
        return round;
    }

    private void submit(Round round) {
        assertThat(as(round.drafter, () -> drafts.submit(round.statement, true, "")))
                .isInstanceOf(SubmissionOutcome.Submitted.class);
    }

    private void accept(Round round, int proposer, String words, String others) {
        assertThat(TEXT).contains(words);
        var proposed = round.propose(round.proposers.get(proposer), TEXT.replaceFirst(words, others));
        assertThat(proposed).singleElement().satisfies(amendment -> accept(round, amendment));
    }

    private void accept(Round round, Amendment amendment) {
        assertThat(as(round.drafter, () -> desk.accept(amendment.id(), ""))).isInstanceOf(MergeOutcome.Done.class);
    }

    /** The changed passages as the reader sees them, without tags. */
    private List<String> changes(Round round, Member reader, Layout layout) {
        var versions = as(round.drafter, () -> statements.versions(round.statement));
        var html = as(reader, () -> comparisons.between(versions.get(1), versions.get(0), layout, Locale.ENGLISH))
                .html();
        return Arrays.stream(html.split("\n"))
                .filter(line -> line.contains("changed") || line.contains("inserted") || line.contains("deleted"))
                .map(line -> line.replaceAll("<del>", "-").replaceAll("<ins>", "+"))
                .map(line -> line.replaceAll("<[^>]*>", ""))
                .toList();
    }

    @Test
    void areNamedWhereTheChangeIsTheirs() {
        var round = amendedVersion();
        accept(round, 0, "two weeks", "48 hours");
        accept(round, 1, "Nobody is to be punished for research in good faith.\n\n", "");
        accept(round, 2, "give reasons.\n", "give reasons.\n\nAppeals are heard.\n");
        round.write(round.draft().replace("## Safeguards", "## Safeguards for all"));
        submit(round);

        assertThat(changes(round, round.proposers.get(3), Layout.INLINE))
                .containsExactly(
                        "1Safeguards+ for all",
                        "3Courts decide within -two weeks+48 hours, and courts give reasons. Amendment 1, Lakeside",
                        "4+Appeals are heard. Amendment 3, Alpine",
                        "4-Nobody is to be punished for research in good faith. Amendment 2, Monsoon");
        assertThat(changes(round, round.proposers.get(3), Layout.BESIDE))
                .anyMatch(line -> line.endsWith("within +48 hours, and courts give reasons. Amendment 1, Lakeside"));
        var versions = as(round.drafter, () -> statements.versions(round.statement));
        assertThat(as(
                                round.drafter,
                                () -> comparisons.between(
                                        versions.get(1), versions.get(0), Layout.INLINE, Locale.ENGLISH))
                        .html())
                .contains("<a href=\"statements/%s/amendments/1\">Amendment 1, Lakeside</a>"
                        .formatted(round.statement.value()));
    }

    @Test
    void areNotNamedToThoseWhoMayNotReadTheStatement() {
        var round = amendedVersion();
        accept(round, 0, "two weeks", "48 hours");
        submit(round);
        var signer = coalition.member(coalition.organisation("Signers"), Role.REPRESENTATIVE);

        assertThat(changes(round, signer, Layout.INLINE))
                .containsExactly("3Courts decide within -two weeks+48 hours, and courts give reasons.");
    }

    @Test
    void shareAPassageWithOtherChanges() {
        var round = amendedVersion();
        accept(round, 0, "adequate", "effective");
        accept(round, 1, "in their law", "in all their laws");
        accept(round, 2, "two weeks", "48 hours");
        round.write(round.draft().replace("courts give", "judges give"));
        submit(round);

        assertThat(changes(round, round.drafter, Layout.INLINE))
                .satisfiesExactly(
                        safeguards ->
                                assertThat(safeguards).endsWith("laws. Amendment 1, Lakeside Amendment 2, Monsoon"),
                        courts -> assertThat(courts).endsWith("reasons. Amendment 3, Alpine and other changes"));
    }

    @Test
    void claimNothingThatIsNotSure() {
        var round = amendedVersion();
        accept(round, 0, "Again.\n\n", "");
        accept(round, 1, "two weeks", "48 hours");
        round.write(round.draft().replace("48 hours", "three days"));
        submit(round);

        assertThat(changes(round, round.drafter, Layout.INLINE))
                .hasSize(2)
                .noneMatch(line -> line.contains("Amendment"));
    }

    @Test
    void areNamedAmongTheAuthorsOfTheDraft() {
        var round = amendmentFixtures.round(TEXT);
        accept(round, 0, "two weeks", "48 hours");
        var proposer = round.proposers.get(0);
        var draft = new DraftId(round.statement.value());

        assertThat(collaborationService.authors(draft)).anySatisfy(author -> {
            assertThat(author.name()).isEqualTo("Lakeside (" + proposer.name() + ")");
            assertThat(author.clients()).isNotEmpty();
        });

        var hidden = amendmentFixtures.unopened(TEXT);
        hidden.open(Visibility.WHEN_CLOSED, null);
        var amendment = hidden.propose(hidden.proposers.get(0), TEXT.replace("two weeks", "48 hours"))
                .getFirst();
        as(hidden.coordinator, () -> desk.accept(amendment.id(), ""));
        assertThat(collaborationService.authors(new DraftId(hidden.statement.value())))
                .isNotEmpty()
                .noneMatch(author -> author.name().contains("Lakeside"));
    }
}
