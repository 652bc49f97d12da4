package org.communique.amendment.passage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.communique.amendment.passage.PassageState.AGREED_AD_REFERENDUM;
import static org.communique.amendment.passage.PassageState.CLOSED;
import static org.communique.amendment.passage.PassageState.OPEN;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communique.ServerTest;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentKind;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.RoundId;
import org.communique.amendment.RoundService;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.BracketedText.Agreed;
import org.communique.amendment.desk.BracketedText.Alternatives;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.passage.PassageOutcome.Done;
import org.communique.amendment.passage.PassageOutcome.NoSuchPassage;
import org.communique.amendment.passage.PassageOutcome.StatementEnded;
import org.communique.amendment.proposal.Proposal;
import org.communique.amendment.proposal.Proposal.Item;
import org.communique.amendment.proposal.ProposalOutcome;
import org.communique.amendment.proposal.ProposalOutcome.PassagesClosed;
import org.communique.amendment.proposal.ProposalOutcome.Submitted;
import org.communique.amendment.proposal.ProposalService;
import org.communique.amendment.proposal.SubmitProposal;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.statement.StatementId;
import org.communique.statement.activity.ActivityEntry;
import org.communique.statement.lifecycle.StatementService;
import org.communique.text.markdown.CanonicalText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class PassageStateTests {

    private static final String TEXT = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.

        Nobody is to be punished for research in good faith.
        """;

    private static final String COURTS = "Courts decide within two weeks, and courts give reasons.\n\n";

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    PassageService passages;

    @Autowired
    ProposalService proposals;

    @Autowired
    AmendmentService amendments;

    @Autowired
    AmendmentReviewService desk;

    @Autowired
    RoundService rounds;

    @Autowired
    StatementService statements;

    @Autowired
    PassageActivitySource activity;

    private static RoundId first(AmendmentFixtures.Round round) {
        return RoundId.of(round.statement, 1);
    }

    private PassageOutcome set(AmendmentFixtures.Round round, int passage, PassageState state) {
        return as(round.drafter, () -> passages.set(first(round), passage, state));
    }

    private Proposal write(AmendmentFixtures.Round round, Member proposer, String markdown) {
        var proposal = round.begin(proposer);
        as(proposer, () -> proposals.replace(proposal.id(), CanonicalText.read(markdown)));
        return proposal;
    }

    private ProposalOutcome submit(Member proposer, Proposal proposal) {
        return as(proposer, () -> {
            var preview = proposals.preview(proposal.id());
            var items = IntStream.range(0, preview.changes().size())
                    .mapToObj(place -> new Item(List.of(place), "As the treaty says."))
                    .toList();
            return proposals.submit(new SubmitProposal(proposal.id(), preview.revision(), "en", items));
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Courts decide within 48 hours, and courts give reasons.\n\n",
                "",
                "Courts decide within two weeks,\n\nand courts give reasons.\n\n",
                "- Courts decide within two weeks, and courts give reasons.\n\n",
                "### Courts decide within two weeks, and courts give reasons.\n\n"
            })
    void refusesAProposalWholeThatChangesAClosedPassage(String instead) {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.getFirst();
        set(round, 3, CLOSED);
        var proposal = write(round, proposer, TEXT.replace(COURTS, instead).replace("adequate", "effective"));

        assertThat(submit(proposer, proposal)).isEqualTo(new PassagesClosed(List.of(3)));
        assertThat(as(round.coordinator, () -> amendments.of(round.statement))).isEmpty();

        assertThat(as(proposer, () -> proposals.find(proposal.id())))
                .hasValueSatisfying(kept -> assertThat(kept.isOpen()).isTrue());
        as(proposer, () -> proposals.replace(proposal.id(), CanonicalText.read(TEXT.replace("adequate", "effective"))));
        assertThat(submit(proposer, proposal)).isInstanceOf(Submitted.class);
    }

    @Test
    void letsNobodyUseUpAllChangesOfARound() {
        var me = MemberId.random();
        var change = new PassageStateChange("b", 1, PassageState.CLOSED, me, Instant.EPOCH);

        var mine = new RoundPassageStates(RoundId.of(StatementId.random(), 1), Collections.nCopies(15_000, change));

        assertThat(mine.limitReachedBy(me)).hasValue(15_000);
        assertThat(mine.limitReachedBy(MemberId.random())).isEmpty();
    }

    @Test
    void refusesToMoveAClosedPassageAndNotWhatIsAddedBesideIt() {
        var round = amendmentFixtures.round(TEXT);
        var proposer = round.proposers.getFirst();
        set(round, 3, CLOSED);
        set(round, 4, CLOSED);
        var moved = write(round, proposer, COURTS + TEXT.replace(COURTS, ""));
        var preview = as(proposer, () -> proposals.preview(moved.id()));
        assertThat(preview.changes()).singleElement().satisfies(change -> {
            assertThat(change.kind()).isEqualTo(AmendmentKind.MOVE);
            assertThat(change.touches()).containsExactly(3);
        });
        assertThat(submit(proposer, moved)).isEqualTo(new PassagesClosed(List.of(3)));

        as(
                proposer,
                () -> proposals.replace(
                        moved.id(),
                        CanonicalText.read(
                                TEXT.replace(COURTS, COURTS + "They publish them.\n\n") + "\nNobody is exempt.\n")));
        assertThat(submit(proposer, moved))
                .isInstanceOfSatisfying(
                        Submitted.class,
                        submitted -> assertThat(submitted.amendments())
                                .extracting(Amendment::kind)
                                .containsExactly(AmendmentKind.ADD, AmendmentKind.ADD));
    }

    @Test
    void takesAmendmentsToAgreedPassagesAndToThoseOpenedAgain() {
        var round = amendmentFixtures.round(TEXT);
        set(round, 2, AGREED_AD_REFERENDUM);
        set(round, 3, CLOSED);
        set(round, 3, OPEN);
        var made = round.propose(
                round.proposers.getFirst(),
                TEXT.replace("adequate", "effective").replace("two weeks", "48 hours"));
        assertThat(made).hasSize(2);
        var standings = as(round.drafter, () -> desk.standings(round.statement));
        assertThat(standings.getFirst().settled())
                .extracting(PassageStateChange::passage, PassageStateChange::state)
                .containsExactly(tuple(2, AGREED_AD_REFERENDUM));
        assertThat(standings.getLast().settled()).isEmpty();
    }

    @Test
    void leavesAmendmentsThatWereProposedBeforeAPassageWasClosed() {
        var round = amendmentFixtures.round(TEXT);
        var made = round.propose(round.proposers.getFirst(), TEXT.replace("two weeks", "48 hours"));
        set(round, 3, CLOSED);
        var entry = as(round.drafter, () -> desk.find(made.getFirst().id())).orElseThrow();
        assertThat(entry.standing().settled())
                .extracting(PassageStateChange::state)
                .containsExactly(CLOSED);
        assertThat(as(round.drafter, () -> desk.accept(made.getFirst().id(), "")))
                .isInstanceOf(MergeOutcome.Done.class);
    }

    @Test
    void showsPassagesWithTheirStatesAndWhatBracketsThem() {
        var round = amendmentFixtures.round(TEXT);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        round.propose(round.proposers.get(1), TEXT.replace("adequate", "effective"));
        set(round, 2, AGREED_AD_REFERENDUM);
        set(round, 4, CLOSED);

        var shown = as(round.proposers.get(2), () -> passages.of(first(round)));
        assertThat(shown)
                .extracting(
                        RoundPassage::number, RoundPassage::state, RoundPassage::isBracketed, RoundPassage::amendments)
                .containsExactly(
                        tuple(1, OPEN, false, List.of()),
                        tuple(2, AGREED_AD_REFERENDUM, false, List.of(2)),
                        tuple(3, OPEN, true, List.of(1)),
                        tuple(4, CLOSED, false, List.of()));
        assertThat(shown.getLast().change()).satisfies(change -> {
            assertThat(change.by()).isEqualTo(round.drafter.id());
            assertThat(change.at()).isBeforeOrEqualTo(Instant.now());
        });

        var bracketed = as(round.drafter, () -> desk.bracketed(round.statement));
        assertThat(bracketed.parts())
                .extracting(part -> switch (part) {
                    case Agreed(var _, var state) -> state;
                    case Alternatives(var _, var state, var _) -> state;
                })
                .containsExactly(OPEN, AGREED_AD_REFERENDUM, OPEN, CLOSED);
    }

    @Test
    void countsNoAmendmentThatIsHidden() {
        var round = amendmentFixtures.unopened(TEXT);
        round.open(Visibility.WHEN_CLOSED, null);
        round.propose(round.proposers.get(0), TEXT.replace("two weeks", "48 hours"));
        assertThat(as(round.proposers.get(1), () -> passages.of(first(round)))).noneMatch(RoundPassage::isBracketed);
        assertThat(as(round.proposers.get(0), () -> passages.of(first(round)))).anyMatch(RoundPassage::isBracketed);
    }

    @Test
    void recordsEachChangeOnceAndLetsOnlyThoseWhoWriteMakeOne() {
        var round = amendmentFixtures.round(TEXT);
        assertThat(set(round, 3, AGREED_AD_REFERENDUM)).isEqualTo(new Done(AGREED_AD_REFERENDUM));
        assertThat(set(round, 3, AGREED_AD_REFERENDUM)).isEqualTo(new Done(AGREED_AD_REFERENDUM));
        assertThat(as(round.coordinator, () -> passages.set(first(round), 3, CLOSED)))
                .isEqualTo(new Done(CLOSED));
        assertThat(set(round, 5, CLOSED)).isEqualTo(new NoSuchPassage());
        assertThat(as(round.drafter, () -> passages.set(RoundId.of(round.statement, 2), 1, CLOSED)))
                .isEqualTo(new NoSuchPassage());
        var proposer = round.proposers.getFirst();
        assertThatThrownBy(() -> as(proposer, () -> passages.set(first(round), 3, OPEN)))
                .isInstanceOf(AccessDeniedException.class);

        var statement = as(round.coordinator, () -> statements.get(round.statement));
        assertThat(activity.of(statement))
                .extracting(ActivityEntry::kind, ActivityEntry::by)
                .containsExactly(
                        tuple("amendment.passage.activity.AGREED_AD_REFERENDUM", round.drafter.id()),
                        tuple("amendment.passage.activity.CLOSED", round.coordinator.id()));
    }

    @Test
    void keepsAllStatesThatAreSetAtOnce() throws Exception {
        var round = amendmentFixtures.round(TEXT);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<PassageOutcome>>();
            for (int passage = 1; passage <= 4; passage++) {
                int number = passage;
                calls.add(() -> set(round, number, CLOSED));
                calls.add(() -> set(round, number, CLOSED));
            }
            for (var call : threads.invokeAll(calls)) {
                assertThat(call.get()).isEqualTo(new Done(CLOSED));
            }
        }
        assertThat(as(round.drafter, () -> passages.settled(first(round))))
                .extracting(PassageStateChange::passage)
                .containsExactly(1, 2, 3, 4);
        var statement = as(round.coordinator, () -> statements.get(round.statement));
        assertThat(activity.of(statement)).hasSize(4);
    }

    @Test
    void beginsTheNextRoundWithAllPassagesOpen() {
        var round = amendmentFixtures.round(TEXT);
        set(round, 3, CLOSED);
        as(round.coordinator, () -> rounds.close(first(round)));
        round.open(Visibility.AT_ONCE, null);
        assertThat(as(round.drafter, () -> passages.of(RoundId.of(round.statement, 2))))
                .extracting(RoundPassage::state)
                .containsOnly(OPEN);
        assertThat(round.propose(round.proposers.getFirst(), TEXT.replace("two weeks", "48 hours")))
                .hasSize(1);
        assertThat(as(round.drafter, () -> desk.bracketed(round.statement)).parts())
                .noneMatch(part -> part instanceof Agreed(var _, var state) && state != OPEN);
    }

    @Test
    void settlesNothingOnceTheStatementHasEnded() {
        var round = amendmentFixtures.round(TEXT);
        as(round.coordinator, () -> statements.abandon(round.statement));
        assertThat(as(round.coordinator, () -> passages.set(first(round), 3, CLOSED)))
                .isEqualTo(new StatementEnded());
    }
}
