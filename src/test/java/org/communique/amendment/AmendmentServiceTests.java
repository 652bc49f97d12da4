package org.communique.amendment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.communique.ServerTest;
import org.communique.amendment.Amendment.AmendmentKind;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.Amendment.Stand;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.change.Applicability.CollidesWithAccepted;
import org.communique.amendment.change.Applicability.WordsChanged;
import org.communique.amendment.change.Applicability.WordsGone;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.desk.MergeOutcome.DoesNotApply;
import org.communique.amendment.desk.Standing;
import org.communique.amendment.proposal.Proposal.Item;
import org.communique.amendment.proposal.ProposalId;
import org.communique.amendment.proposal.ProposalOutcome;
import org.communique.amendment.proposal.ProposalService;
import org.communique.amendment.proposal.SubmitProposal;
import org.communique.amendment.synopsis.SynopsisService;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.collab.DraftId;
import org.communique.collab.room.CollaborationService;
import org.communique.statement.draft.DraftService;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorklistService;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class AmendmentServiceTests {

    private static final String TEXT = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.

        Nobody is to be punished for research in good faith.
        """;

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    AmendmentService amendments;

    @Autowired
    AmendmentReviewService desk;

    @Autowired
    SynopsisService synopsis;

    @Autowired
    WorklistService worklist;

    @Autowired
    ProposalService proposals;

    @Autowired
    RoundService rounds;

    @Autowired
    DraftService drafts;

    @Autowired
    CollaborationService collaborationService;

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    Directory directory;

    private static String with(String words, String others) {
        assertThat(TEXT).contains(words);
        return TEXT.replace(words, others);
    }

    private Standing standing(AmendmentFixtures.Round round, Amendment amendment) {
        return as(round.drafter, () -> desk.find(amendment.id())).orElseThrow().standing();
    }

    private MergeOutcome accept(AmendmentFixtures.Round round, Amendment amendment) {
        return as(round.drafter, () -> desk.accept(amendment.id(), ""));
    }

    @Test
    void makesAnAmendmentOfEachChangeAndEntersItIntoTheDraft() {
        var round = amendmentFixtures.round(TEXT);
        var before = round.draft();
        var made = round.propose(
                round.proposers.get(0),
                with("adequate", "effective").replace("two weeks", "48 hours") + "\nWhistleblowers are protected.\n");

        assertThat(made)
                .extracting(Amendment::kind)
                .containsExactly(AmendmentKind.REPLACE, AmendmentKind.REPLACE, AmendmentKind.ADD);
        assertThat(made).extracting(Amendment::passage).containsExactly(2, 3, 4);
        assertThat(made).extracting(amendment -> amendment.id().number()).containsExactly(1, 2, 3);
        assertThat(round.draft()).isEqualTo(before);
        assertThat(standing(round, made.get(1)).applicability()).isEqualTo(new Applies(false));

        assertThat(accept(round, made.get(1))).isInstanceOf(MergeOutcome.Done.class);
        assertThat(accept(round, made.get(1))).isInstanceOf(MergeOutcome.Done.class);
        assertThat(accept(round, made.get(2))).isInstanceOf(MergeOutcome.Done.class);

        assertThat(round.draft())
                .isEqualTo(CanonicalText.of(
                        CanonicalText.read(with("two weeks", "48 hours") + "\nWhistleblowers are protected.\n")));
        assertThat(standing(round, made.get(1)).amendment().state()).isEqualTo(AmendmentStatus.ACCEPTED);
    }

    @Test
    void seesThatAPassageWasMovedOrWrittenAnew() {
        var round = amendmentFixtures.round(TEXT);
        var moved = round.propose(round.proposers.get(0), """
            ## Safeguards

            Courts decide within two weeks, and courts give reasons.

            States shall ensure adequate safeguards in their law.

            Nobody is to be punished for research in good faith.
            """);

        assertThat(moved).singleElement().satisfies(amendment -> {
            assertThat(amendment.kind()).isEqualTo(AmendmentKind.MOVE);
            assertThat(amendment.movedTo()).isIn(1, 3);
        });
        accept(round, moved.getFirst());
        assertThat(round.draft().indexOf("Courts decide"))
                .isLessThan(round.draft().indexOf("States shall"));
        as(round.drafter, () -> desk.reopen(moved.getFirst().id()));
        assertThat(round.draft().indexOf("Courts decide"))
                .isGreaterThan(round.draft().indexOf("States shall"));
    }

    @Test
    void takesAnAcceptedOneOutAgain() {
        var round = amendmentFixtures.round(TEXT);
        var before = round.draft();
        var reworded = round.propose(round.proposers.get(0), with("two weeks", "48 hours"))
                .getFirst();
        var deleted = round.propose(
                        round.proposers.get(1), with("States shall ensure adequate safeguards in their law.\n\n", ""))
                .getFirst();
        accept(round, reworded);
        accept(round, deleted);

        assertThat(as(round.coordinator, () -> desk.reopen(deleted.id()))).isInstanceOf(MergeOutcome.Done.class);
        assertThat(as(round.coordinator, () -> desk.reopen(reworded.id()))).isInstanceOf(MergeOutcome.Done.class);

        assertThat(round.draft()).isEqualTo(before);
        assertThat(standing(round, deleted).applicability()).isEqualTo(new Applies(false));
        assertThat(accept(round, deleted)).isInstanceOf(MergeOutcome.Done.class);
    }

    @Test
    void showsCollisionsUntilOneIsSettled() {
        var round = amendmentFixtures.round(TEXT);
        var hours = round.propose(round.proposers.get(0), with("two weeks", "48 hours"))
                .getFirst();
        var days = round.propose(round.proposers.get(1), with("two weeks", "three days"))
                .getFirst();
        var apart = round.propose(round.proposers.get(2), with("give reasons", "publish reasons"))
                .getFirst();

        assertThat(standing(round, hours).collidesWith())
                .containsExactly(days.id().number());
        assertThat(standing(round, days).collidesWith())
                .containsExactly(hours.id().number());
        assertThat(standing(round, apart).collidesWith()).isEmpty();

        accept(round, hours);
        assertThat(standing(round, days).applicability())
                .isEqualTo(new CollidesWithAccepted(Set.of(hours.id().number())));
        assertThat(accept(round, days)).isInstanceOfSatisfying(DoesNotApply.class, refusal -> {
            assertThat(refusal.description().code()).isEqualTo("collides-with-accepted");
            assertThat(refusal.description().facts()).as("others may be hidden").isEmpty();
        });
        assertThat(accept(round, apart)).isInstanceOf(MergeOutcome.Done.class);
        assertThat(round.draft()).contains("Courts decide within 48 hours, and courts publish reasons.");
    }

    @Test
    void followsTheDraft() {
        var round = amendmentFixtures.round(TEXT);
        var hours = round.propose(round.proposers.get(0), with("two weeks", "48 hours"))
                .getFirst();

        round.write(with("give reasons", "always give reasons"));
        assertThat(standing(round, hours).applicability()).isEqualTo(new Applies(true));
        round.write(with("two weeks", "ten days"));
        assertThat(standing(round, hours).applicability()).isInstanceOf(WordsChanged.class);
        round.write(with("Courts decide within two weeks, and courts give reasons.\n\n", ""));
        assertThat(standing(round, hours).applicability()).isInstanceOf(WordsGone.class);
        assertThat(accept(round, hours)).isInstanceOf(DoesNotApply.class);
    }

    @Test
    void isNotTakenOutOnceItsWordsAreChanged() {
        var round = amendmentFixtures.round(TEXT);
        var hours = round.propose(round.proposers.get(0), with("two weeks", "48 hours"))
                .getFirst();
        accept(round, hours);
        round.write(with("two weeks", "ten days"));

        assertThat(as(round.drafter, () -> desk.reopen(hours.id())))
                .isInstanceOfSatisfying(
                        MergeOutcome.CannotUndo.class,
                        refusal -> assertThat(refusal.description().code()).isEqualTo("words-changed"));
    }

    @Test
    void takesStandsOfOrganisations() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var other = round.proposers.get(1);
        var amendment = round.propose(proposer, with("two weeks", "48 hours")).getFirst();

        as(other, () -> amendments.takeStand(amendment.id(), true, ""));
        as(other, () -> amendments.takeStand(amendment.id(), false, "Too short."));
        as(round.proposers.get(2), () -> amendments.takeStand(amendment.id(), true, ""));

        assertThat(as(proposer, () -> amendments.takeStand(amendment.id(), true, "")))
                .isInstanceOf(AmendmentOutcome.OwnAmendment.class);
        var now = as(proposer, () -> amendments.find(amendment.id())).orElseThrow();
        assertThat(now.supporters()).isOne();
        assertThat(now.standOf(other.organisation())).map(Stand::word).contains("Too short.");

        as(other, () -> amendments.withdrawStand(amendment.id()));
        assertThat(as(proposer, () -> amendments.find(amendment.id()))
                        .orElseThrow()
                        .opponents())
                .isZero();
    }

    @Test
    void belongsToItsOrganisation() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var amendment = round.propose(proposer, with("two weeks", "48 hours")).getFirst();
        var colleague =
                coalition.member(directory.organisation(proposer.organisation()).orElseThrow(), Role.DRAFTER);

        assertThatThrownBy(() -> as(round.proposers.get(1), () -> amendments.withdraw(amendment.id(), "")))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(as(colleague, () -> amendments.withdraw(amendment.id(), "Settled in talks.")))
                .isInstanceOf(AmendmentOutcome.Done.class);
        assertThat(accept(round, amendment)).isInstanceOf(MergeOutcome.NotOpen.class);
    }

    @Test
    void hidesProposalsOfOthersUntilTheRoundCloses() {
        var round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.WHEN_CLOSED, null);
        var proposer = round.proposers.get(0);
        var other = round.proposers.get(1);
        var amendment = round.propose(proposer, with("two weeks", "48 hours")).getFirst();

        assertThat(as(other, () -> amendments.of(round.statement))).isEmpty();
        assertThat(as(other, () -> desk.standings(round.statement))).isEmpty();
        assertThatThrownBy(() -> as(other, () -> amendments.takeStand(amendment.id(), true, "")))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(as(proposer, () -> amendments.of(round.statement))).hasSize(1);

        as(round.coordinator, () -> rounds.close(amendment.round()));
        assertThat(as(other, () -> amendments.of(round.statement))).hasSize(1);
    }

    @Test
    void takesNothingOnceTheRoundIsClosed() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        var proposal = round.begin(proposer);
        as(proposer, () -> proposals.replace(proposal.id(), CanonicalText.read(with("two weeks", "48 hours"))));
        var revision = as(proposer, () -> proposals.preview(proposal.id())).revision();
        as(round.coordinator, () -> rounds.close(proposal.round()));

        assertThat(as(proposer, () -> proposals.begin(round.statement)))
                .isInstanceOf(ProposalOutcome.RoundClosed.class);
        assertThat(as(
                        proposer,
                        () -> proposals.submit(
                                new SubmitProposal(proposal.id(), revision, "en", List.of(new Item(List.of(0), ""))))))
                .isInstanceOf(ProposalOutcome.RoundClosed.class);
        assertThat(as(round.coordinator, () -> rounds.close(proposal.round()))).isInstanceOf(RoundOutcome.Closed.class);
    }

    @Test
    void refusesWhatIsNotAllOfTheChangesAsShown() {
        var round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.AT_ONCE, 1);
        var proposer = round.proposers.get(0);
        var proposal = round.begin(proposer);
        var first = as(proposer, () -> proposals.preview(proposal.id()));
        as(
                proposer,
                () -> proposals.replace(
                        proposal.id(),
                        CanonicalText.read(with("two weeks", "48 hours").replace("adequate", "effective"))));
        var revision = as(proposer, () -> proposals.preview(proposal.id())).revision();

        assertThat(submit(proposer, proposal.id(), first.revision(), List.of(0, 1)))
                .isInstanceOf(ProposalOutcome.ChangedMeanwhile.class);
        assertThat(submit(proposer, proposal.id(), revision, List.of(0)))
                .isInstanceOf(ProposalOutcome.InvalidItems.class);
        assertThat(submit(proposer, proposal.id(), revision, List.of(0, 0)))
                .isInstanceOf(ProposalOutcome.InvalidItems.class);
        assertThat(submit(proposer, proposal.id(), revision, List.of(0, 7)))
                .isInstanceOf(ProposalOutcome.InvalidItems.class);
        assertThat(submit(proposer, proposal.id(), revision, List.of(0), List.of(1)))
                .isInstanceOf(ProposalOutcome.TooMany.class);
        assertThat(submit(proposer, proposal.id(), revision, List.of(0, 1)))
                .isInstanceOf(ProposalOutcome.Submitted.class);
        assertThat(submit(proposer, proposal.id(), revision, List.of(0, 1)))
                .isInstanceOf(ProposalOutcome.ChangedMeanwhile.class);
    }

    @SafeVarargs
    private ProposalOutcome submit(Member proposer, ProposalId proposal, long revision, List<Integer>... items) {
        var all = Arrays.stream(items).map(changes -> new Item(changes, "")).toList();
        return as(proposer, () -> proposals.submit(new SubmitProposal(proposal, revision, "en", all)));
    }

    @Test
    void entersEachOnceHoweverManySecretariesAcceptAtOnce() throws Exception {
        var round = amendmentFixtures.round(TEXT);
        var hours = round.propose(round.proposers.get(0), with("two weeks", "48 hours"))
                .getFirst();
        var days = round.propose(round.proposers.get(1), with("two weeks", "three days"))
                .getFirst();
        var added = round.propose(round.proposers.get(2), TEXT + "\nWhistleblowers are protected.\n")
                .getFirst();
        var tasks = new ArrayList<Callable<MergeOutcome>>();
        for (int i = 0; i < 4; i++) {
            for (var amendment : List.of(hours, days, added)) {
                tasks.add(() -> as(round.coordinator, () -> desk.accept(amendment.id(), "")));
                tasks.add(() -> accept(round, amendment));
            }
        }
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : people.invokeAll(tasks)) {
                assertThat(done.get()).isNotNull();
            }
        }

        assertThat(round.draft()).containsOnlyOnce("Whistleblowers are protected.");
        var states = as(round.drafter, () -> amendments.of(round.statement)).stream()
                .map(Amendment::state)
                .toList();
        assertThat(states).containsOnlyOnce(AmendmentStatus.OPEN);
        assertThat(round.draft().contains("48 hours"))
                .isNotEqualTo(round.draft().contains("three days"));
        assertThat(collaborationService.contributors(new DraftId(round.statement.value())))
                .contains(round.proposers.get(2).id().value());
    }

    @Test
    void waitsForOrganisationsThatHaveNotProposed() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.get(0);
        assertThat(as(proposer, () -> worklist.items()))
                .extracting(WorkItem::kind)
                .containsExactly("amendment.work.propose");

        round.propose(proposer, with("two weeks", "48 hours"));
        assertThat(as(proposer, () -> worklist.items())).isEmpty();
        as(round.coordinator, () -> rounds.close(RoundId.of(round.statement, 1)));
        assertThat(as(round.proposers.get(1), () -> worklist.items())).isEmpty();
    }

    @Test
    void writesASynopsis() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), with("two weeks", "48 hours"));
        round.propose(round.proposers.get(1), with("two weeks", "three days"));

        var lines = as(round.proposers.get(2), () -> synopsis.csv(round.statement))
                .lines()
                .toList();

        assertThat(lines).hasSize(3);
        assertThat(lines.get(1))
                .contains(
                        "\"1\",\"3\",\"Replace\",\"Lakeside\"",
                        "Courts decide within two weeks",
                        "Courts decide within 48 hours",
                        "\"As the treaty says.\"",
                        "\"Applies as written\",\"2\"");
        assertThat(as(round.proposers.get(2), () -> synopsis.xlsx(round.statement)))
                .startsWith('P', 'K');
    }

    @Test
    void rejectsWithAReasonAndCanBeOpenedAgain() {
        var round = amendmentFixtures.round(TEXT);
        var before = round.draft();
        var amendment = round.propose(round.proposers.get(0), with("two weeks", "48 hours"))
                .getFirst();

        assertThatThrownBy(() -> as(round.proposers.get(1), () -> desk.reject(amendment.id(), "No.")))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(as(round.drafter, () -> desk.reject(amendment.id(), "Not feasible.")))
                .isInstanceOf(MergeOutcome.Done.class);
        assertThat(accept(round, amendment)).isInstanceOf(MergeOutcome.NotOpen.class);
        assertThat(round.draft()).isEqualTo(before);
        assertThat(as(round.drafter, () -> desk.reopen(amendment.id()))).isInstanceOf(MergeOutcome.Done.class);
        assertThat(accept(round, amendment)).isInstanceOf(MergeOutcome.Done.class);
    }
}
