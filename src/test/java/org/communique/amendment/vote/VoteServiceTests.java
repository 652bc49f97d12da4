package org.communique.amendment.vote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communique.ServerTest;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.amendment.AmendmentOutcome;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.AmendmentService;
import org.communique.amendment.Amendments;
import org.communique.amendment.VoteId;
import org.communique.amendment.desk.AmendmentReviewService;
import org.communique.amendment.desk.MergeOutcome;
import org.communique.amendment.desk.VotedAmendments;
import org.communique.amendment.vote.AmendmentVote.Effect;
import org.communique.amendment.vote.AmendmentVote.Status;
import org.communique.amendment.vote.Ballot.Choice;
import org.communique.amendment.vote.VoteOutcome.Done;
import org.communique.coalition.directory.CoalitionFixtures;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.job.ReconcileQueue;
import org.communique.ledger.Ledger;
import org.communique.ledger.LogId;
import org.communique.ledger.RecordedEntry;
import org.communique.mail.EventOutbox;
import org.communique.statement.TextHash;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class VoteServiceTests {

    private static final String TEXT = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.
        """;

    @Autowired
    Directory directory;

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    VoteService service;

    @Autowired
    AmendmentVotes votes;

    @Autowired
    VoteCloser voteCloser;

    @Autowired
    VotedAmendments votedAmendments;

    @Autowired
    VoteLedger voteLedger;

    @Autowired
    Amendments amendments;

    @Autowired
    AmendmentService amendmentService;

    @Autowired
    AmendmentReviewService desk;

    @Autowired
    CoalitionFixtures coalition;

    @Autowired
    Ledger ledger;

    @Autowired
    ReconcileQueue queue;

    @Autowired
    MessageSource messages;

    @Autowired
    ApplicationEventPublisher events;

    @Autowired
    EventOutbox outbox;

    private Round round;
    private List<Member> voters;
    private Amendment hours;

    @BeforeEach
    void propose() {
        round = amendmentFixtures.round(TEXT);
        voters = round.proposers;
        hours = propose(0, "two weeks", "48 hours");
    }

    private Amendment propose(int voter, String words, String others) {
        assertThat(TEXT).contains(words);
        return round.propose(voters.get(voter), TEXT.replace(words, others)).getFirst();
    }

    private VoteOutcome tryToOpen(VotePolicy policy, int quorum, boolean recorded, Amendment... chosen) {
        var numbers = List.of(chosen).stream()
                .map(amendment -> amendment.id().number())
                .toList();
        var deadline = Instant.now().plus(Duration.ofDays(7));
        return as(
                round.drafter,
                () -> service.open(new OpenVote(round.statement, numbers, policy, quorum, deadline, recorded)));
    }

    private VoteId open(VotePolicy policy, int quorum, Amendment... chosen) {
        return ((Done) tryToOpen(policy, quorum, true, chosen)).vote().vote().id();
    }

    private VoteOutcome cast(int voter, VoteId vote, Choice choice) {
        return as(voters.get(voter), () -> service.cast(vote, choice, ""));
    }

    private ShownVote close(VoteId vote) {
        return ((Done) as(round.drafter, () -> service.close(vote))).vote();
    }

    private ShownVote shown(Member member, VoteId vote) {
        return as(member, () -> service.find(vote)).orElseThrow();
    }

    private Amendment now(Amendment amendment) {
        return amendments.find(amendment.id()).orElseThrow();
    }

    private void reconcileAfter(Duration time, VoteId vote) {
        new VoteCloser(
                        votes,
                        amendments,
                        votedAmendments,
                        voteLedger,
                        queue,
                        messages,
                        events,
                        outbox,
                        Clock.offset(Clock.tickMillis(ZoneOffset.UTC), time))
                .reconcile(vote.value());
    }

    @Test
    void entersWhatIsAdoptedAsItWasVotedOn() {
        var effective = propose(1, "adequate", "effective");
        var before = TextHash.of(round.draft());
        var vote = open(VotePolicy.TWO_THIRDS, 3, hours, effective);
        cast(0, vote, Choice.YES);
        cast(1, vote, Choice.NO);
        cast(2, vote, Choice.YES);
        cast(3, vote, Choice.ABSTAIN);

        var closed = close(vote);

        assertThat(closed.tally()).isEqualTo(new BallotTally(2, 1, 1));
        assertThat(closed.vote().result()).isEqualTo(VoteResult.ADOPTED);
        assertThat(closed.vote().effects()).containsExactly(Effect.ACCEPTED, Effect.ACCEPTED);
        assertThat(round.draft()).contains("48 hours", "effective");
        assertThat(closed.vote().before()).isEqualTo(before);
        assertThat(closed.vote().after()).isEqualTo(TextHash.of(round.draft()));
        assertThat(now(hours).settlement()).satisfies(settlement -> {
            assertThat(settlement.by()).isEqualTo(round.drafter.id());
            assertThat(settlement.reason()).isEqualTo("Vote 1: 2 for, 1 against, 1 abstained.");
        });
        assertThat(close(vote)).isEqualTo(closed);
        assertThat(ledger.entries(LogId.privateOf(round.statement.value())))
                .filteredOn(entry -> entry.type().equals("amendmentsVoted"))
                .singleElement()
                .extracting(RecordedEntry::fields)
                .satisfies(fields -> assertThat(fields)
                        .containsEntry("textHash", before.value())
                        .containsEntry("amendedTextHash", closed.vote().after().value())
                        .containsEntry("result", "adopted"));
        assertThat(as(round.drafter, () -> desk.reopen(hours.id()))).isInstanceOf(MergeOutcome.Done.class);
    }

    @Test
    void rejectsOrOpensAgainWhatIsNotAdopted() {
        var rejected = open(VotePolicy.CONSENSUS, 0, hours);
        cast(0, rejected, Choice.YES);
        cast(1, rejected, Choice.NO);
        assertThat(close(rejected).vote().effects()).containsExactly(Effect.REJECTED);
        assertThat(now(hours).state()).isEqualTo(AmendmentStatus.REJECTED);
        assertThat(now(hours).settlement())
                .satisfies(settlement -> assertThat(settlement.reason()).contains("1 for, 1 against"));

        as(round.drafter, () -> desk.reopen(hours.id()));
        var tooFew = open(VotePolicy.SIMPLE_MAJORITY, 2, hours);
        cast(0, tooFew, Choice.YES);
        assertThat(tooFew.number()).isEqualTo(2);
        assertThat(close(tooFew).vote().result()).isEqualTo(VoteResult.NO_QUORUM);
        assertThat(now(hours).state()).isEqualTo(AmendmentStatus.OPEN);
        assertThat(as(round.drafter, () -> desk.accept(hours.id(), ""))).isInstanceOf(MergeOutcome.Done.class);
    }

    @Test
    void aloneSettlesWhatIsPutToTheVote() {
        var vote = open(VotePolicy.SIMPLE_MAJORITY, 0, hours);

        assertThat(as(round.drafter, () -> desk.accept(hours.id(), ""))).isInstanceOf(MergeOutcome.UnderVote.class);
        assertThat(as(round.drafter, () -> desk.reject(hours.id(), "No."))).isInstanceOf(MergeOutcome.UnderVote.class);
        assertThat(as(voters.get(0), () -> amendmentService.withdraw(hours.id(), "")))
                .isInstanceOf(AmendmentOutcome.UnderVote.class);
        assertThat(as(voters.get(0), () -> amendmentService.changeReason(hours.id(), "For another reason.", "en")))
                .isInstanceOf(AmendmentOutcome.UnderVote.class);
        assertThat(now(hours).reason()).isEqualTo(hours.reason());
        assertThat(tryToOpen(VotePolicy.CONSENSUS, 0, true, hours))
                .isEqualTo(new VoteOutcome.AmendmentNotOpen(hours.id().number()));
        assertThat(close(vote).vote().result()).isEqualTo(VoteResult.REJECTED);
    }

    @Test
    void opensOnAllOrNone() {
        var effective = propose(1, "adequate", "effective");
        var days = propose(2, "two weeks", "three days");
        var first = open(VotePolicy.SIMPLE_MAJORITY, 0, hours);

        assertThat(tryToOpen(VotePolicy.SIMPLE_MAJORITY, 0, true, effective, hours))
                .isInstanceOf(VoteOutcome.AmendmentNotOpen.class);
        assertThat(now(effective).vote()).isNull();
        close(first);
        as(round.drafter, () -> desk.reopen(hours.id()));
        assertThat(tryToOpen(VotePolicy.SIMPLE_MAJORITY, 0, true, hours, days))
                .isInstanceOf(VoteOutcome.AmendmentDoesNotApply.class);
        assertThat(tryToOpen(VotePolicy.SIMPLE_MAJORITY, 99, true, effective))
                .isInstanceOf(VoteOutcome.InvalidQuorum.class);
        assertThat(tryToOpen(VotePolicy.SIMPLE_MAJORITY, 0, true, effective, effective))
                .isInstanceOf(VoteOutcome.InvalidAmendments.class);
    }

    @Test
    void freesTheAmendmentsOfAnOpeningThatCrashed() {
        var vote = open(VotePolicy.SIMPLE_MAJORITY, 0, hours);
        close(vote);
        as(round.drafter, () -> desk.reopen(hours.id()));
        var crashed = preparing(votes.find(vote).orElseThrow(), 2);
        votes.insert(crashed);
        amendments.beginVote(hours, crashed.id());

        reconcileAfter(Duration.ofSeconds(-30), crashed.id());
        assertThat(now(hours).vote()).isEqualTo(crashed.id());
        reconcileAfter(Duration.ofMinutes(3), crashed.id());

        assertThat(now(hours).vote()).isNull();
        assertThat(as(round.drafter, () -> service.find(crashed.id()))).isEmpty();
        assertThat(open(VotePolicy.SIMPLE_MAJORITY, 0, hours).number()).isEqualTo(3);
    }

    /** An opening that takes longer than that is given up while it goes on. */
    @Test
    void freesWhatASlowOpeningTookAfterItWasGivenUp() {
        var vote = open(VotePolicy.SIMPLE_MAJORITY, 0, hours);
        close(vote);
        as(round.drafter, () -> desk.reopen(hours.id()));
        var slow = preparing(votes.find(vote).orElseThrow(), 2);
        votes.insert(slow);
        reconcileAfter(Duration.ofMinutes(3), slow.id());
        amendments.beginVote(now(hours), slow.id());

        voteCloser.cancel(slow);

        assertThat(now(hours).vote()).isNull();
    }

    private static AmendmentVote preparing(AmendmentVote like, int number) {
        return new AmendmentVote(
                VoteId.of(like.statement(), number),
                like.statement(),
                like.amendments(),
                like.policy(),
                0,
                true,
                like.electorate(),
                like.before(),
                like.after(),
                like.openedBy(),
                Instant.now(),
                like.deadline(),
                null,
                List.of(),
                Status.PREPARING,
                null,
                null,
                null,
                null);
    }

    @Test
    void takesOneVoteOfEachOrganisationThatCouldReadTheStatement() {
        var vote = open(VotePolicy.SIMPLE_MAJORITY, 0, hours);
        var electorate = votes.find(vote).orElseThrow().electorate();
        assertThat(electorate)
                .containsExactlyInAnyOrder(
                        round.coordinator.organisation(),
                        round.drafter.organisation(),
                        voters.get(0).organisation(),
                        voters.get(1).organisation(),
                        voters.get(2).organisation(),
                        voters.get(3).organisation());

        cast(1, vote, Choice.NO);
        cast(1, vote, Choice.NO);
        cast(1, vote, Choice.YES);
        assertThat(votes.find(vote).orElseThrow().ballots())
                .extracting(Ballot::choice)
                .containsExactly(Choice.NO, Choice.YES);
        for (int i = 0; i < AmendmentVote.MOST_CHANGES - 1; i++) {
            assertThat(cast(1, vote, i % 2 == 0 ? Choice.NO : Choice.YES)).isInstanceOf(Done.class);
        }
        assertThat(cast(1, vote, Choice.ABSTAIN)).isInstanceOf(VoteOutcome.TooManyChanges.class);
        var colleague = coalition.member(
                directory.organisation(voters.get(1).organisation()).orElseThrow(), Role.REVIEWER);
        assertThat(as(colleague, () -> service.cast(vote, Choice.ABSTAIN, ""))).isInstanceOf(Done.class);
        assertThat(as(colleague, () -> service.cast(vote, Choice.NO, ""))).isInstanceOf(Done.class);

        var stranger = coalition.member(Role.REVIEWER);
        var otherCoordinator = coalition.member(Role.COORDINATOR);
        assertThatThrownBy(() -> as(stranger, () -> service.cast(vote, Choice.NO, "")))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(as(otherCoordinator, () -> service.cast(vote, Choice.NO, "")))
                .isInstanceOf(VoteOutcome.NotInElectorate.class);
        assertThat(votes.cast(
                        votes.find(vote).orElseThrow(),
                        new Ballot(stranger.organisation(), Choice.NO, "", stranger.id(), Instant.now())))
                .isEmpty();
        assertThatThrownBy(() -> as(voters.get(0), () -> service.close(vote)))
                .isInstanceOf(AccessDeniedException.class);
        assertThat(close(vote).tally()).isEqualTo(new BallotTally(0, 1, 0));
        assertThat(cast(2, vote, Choice.NO)).isInstanceOf(VoteOutcome.VoteClosed.class);
    }

    @Test
    void countsChangesOfMembersWhoVoteAtOnce() throws Exception {
        var vote = open(VotePolicy.SIMPLE_MAJORITY, 0, hours);
        try (var members = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 3 * AmendmentVote.MOST_CHANGES; i++) {
                var word = "Word " + i;
                members.submit(() -> as(voters.get(1), () -> service.cast(vote, Choice.YES, word)));
            }
        }

        assertThat(votes.find(vote).orElseThrow().ballots()).hasSizeLessThanOrEqualTo(1 + AmendmentVote.MOST_CHANGES);
    }

    @Test
    void showsTheResultOnceItIsClosedAndVotesToReadersIfTheyAreRecorded() {
        var vote = ((Done) tryToOpen(VotePolicy.SIMPLE_MAJORITY, 0, false, hours))
                .vote()
                .vote()
                .id();
        cast(0, vote, Choice.YES);

        assertThat(shown(voters.get(1), vote)).satisfies(shown -> {
            assertThat(shown.own()).isNull();
            assertThat(shown.voted()).isNull();
            assertThat(shown.tally()).isNull();
            assertThat(shown.ballots()).isEmpty();
            assertThat(shown.vote().ballots()).isEmpty();
        });
        assertThat(shown(voters.get(0), vote).own()).isNotNull();
        assertThat(shown(round.drafter, vote)).satisfies(shown -> {
            assertThat(shown.voted()).isOne();
            assertThat(shown.tally()).isNull();
            assertThat(shown.ballots()).isEmpty();
        });

        close(vote);
        assertThat(shown(voters.get(1), vote).tally()).isEqualTo(new BallotTally(1, 0, 0));
        assertThat(shown(voters.get(1), vote).ballots()).isEmpty();
        assertThat(shown(round.drafter, vote).ballots()).hasSize(1);
    }

    @Test
    void closesAtItsDeadlineAndTakesSilenceForConsent() {
        var vote = open(VotePolicy.SILENCE, 0, hours);
        assertThat(as(round.drafter, () -> service.close(vote))).isInstanceOf(VoteOutcome.SilenceRuns.class);

        reconcileAfter(Duration.ofDays(6), vote);
        assertThat(shown(round.drafter, vote).vote().status()).isEqualTo(Status.OPEN);
        reconcileAfter(Duration.ofDays(8), vote);

        assertThat(shown(round.drafter, vote).vote()).satisfies(closed -> {
            assertThat(closed.result()).isEqualTo(VoteResult.ADOPTED);
            assertThat(closed.closedBy()).isNull();
        });
        assertThat(round.draft()).contains("48 hours");
        var late = new Ballot(
                voters.get(1).organisation(),
                Choice.NO,
                "",
                voters.get(1).id(),
                Instant.now().plus(Duration.ofDays(8)));
        var other = open(VotePolicy.SILENCE, 0, propose(1, "adequate", "effective"));
        assertThat(votes.cast(votes.find(other).orElseThrow(), late)).isEmpty();
    }

    @Test
    void settlesWhatWasAdoptedAlsoAfterACrash() {
        var vote = open(VotePolicy.SIMPLE_MAJORITY, 0, hours);
        cast(0, vote, Choice.YES);
        votes.close(votes.find(vote).orElseThrow(), round.drafter.id(), Instant.now());
        assertThat(round.draft()).contains("two weeks");

        reconcileAfter(Duration.ZERO, vote);
        reconcileAfter(Duration.ZERO, vote);

        assertThat(round.draft()).containsOnlyOnce("48 hours");
        assertThat(shown(round.drafter, vote).vote().effects()).containsExactly(Effect.ACCEPTED);
        assertThat(now(hours).vote()).isNull();
    }

    @Test
    void leavesOpenWhatNoLongerApplies() {
        var vote = open(VotePolicy.SIMPLE_MAJORITY, 0, hours);
        cast(0, vote, Choice.YES);
        round.write(TEXT.replace("two weeks", "ten days"));

        assertThat(close(vote).vote().effects()).containsExactly(Effect.DOES_NOT_APPLY);

        assertThat(now(hours).state()).isEqualTo(AmendmentStatus.OPEN);
        assertThat(now(hours).vote()).isNull();
        assertThat(round.draft()).contains("ten days");
    }

    @Test
    void entersAllThatWereVotedOnTogetherOrNone() {
        var effective = propose(1, "adequate", "effective");
        var vote = open(VotePolicy.SIMPLE_MAJORITY, 0, effective, hours);
        cast(0, vote, Choice.YES);
        round.write(TEXT.replace("two weeks", "ten days"));

        assertThat(close(vote).vote().effects()).containsExactly(Effect.NOT_TOGETHER, Effect.NOT_TOGETHER);

        assertThat(now(effective).state()).isEqualTo(AmendmentStatus.OPEN);
        assertThat(now(effective).vote()).isNull();
        assertThat(round.draft()).contains("adequate", "ten days");
    }

    @Test
    void areTakenInTheUsualOrderUnlessTheyArePutInAnother() {
        var added = propose(1, "in their law.", "in their law.\n\nThis is reviewed every year.");
        int replacing = open(VotePolicy.CONSENSUS, 0, hours).number();
        int adding = open(VotePolicy.CONSENSUS, 0, added).number();
        assertThat(order()).containsExactly(replacing, adding);

        assertThat(as(round.drafter, () -> service.order(round.statement, List.of(adding))))
                .isTrue();
        assertThat(order()).containsExactly(adding, replacing);

        assertThat(as(round.drafter, () -> service.order(round.statement, List.of(adding, adding))))
                .isFalse();
        close(VoteId.of(round.statement, adding));
        assertThat(as(round.drafter, () -> service.order(round.statement, List.of(adding))))
                .isFalse();
        assertThatThrownBy(() -> as(voters.get(0), () -> service.order(round.statement, List.of(replacing))))
                .isInstanceOf(AccessDeniedException.class);
    }

    private List<Integer> order() {
        return as(voters.get(0), () -> service.of(round.statement)).stream()
                .map(shown -> shown.vote().id().number())
                .toList();
    }

    @Test
    void isNotOnWhatOthersDoNotSee() {
        round = amendmentFixtures.unopened(TEXT);
        voters = round.proposers;
        round.open(Visibility.WHEN_CLOSED, null);
        var hidden = propose(0, "two weeks", "48 hours");

        assertThat(as(
                        round.coordinator,
                        () -> service.open(new OpenVote(
                                round.statement,
                                List.of(hidden.id().number()),
                                VotePolicy.CONSENSUS,
                                0,
                                Instant.now().plus(Duration.ofDays(7)),
                                true))))
                .isInstanceOf(VoteOutcome.AmendmentHidden.class);
    }

    @Test
    void countsEachVoteOnceHoweverManyVoteCloseAndAcceptAtOnce() throws Exception {
        var vote = open(VotePolicy.SIMPLE_MAJORITY, 0, hours);
        var tasks = new ArrayList<Callable<Object>>();
        for (int i = 0; i < 4; i++) {
            int voter = i;
            IntStream.range(0, 3).forEach(time -> tasks.add(() -> cast(voter, vote, Choice.YES)));
            tasks.add(() -> as(round.drafter, () -> desk.accept(hours.id(), "")));
            tasks.add(() -> as(round.drafter, () -> desk.reject(hours.id(), "No.")));
        }
        tasks.add(tasks.size() / 2, () -> as(round.coordinator, () -> service.close(vote)));
        tasks.add(() -> as(round.drafter, () -> service.close(vote)));
        try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var done : people.invokeAll(tasks)) {
                assertThat(done.get()).isNotNull();
            }
        }

        var closed = votes.find(vote).orElseThrow();
        assertThat(closed.result()).isEqualTo(closed.count());
        var adopted = closed.result() == VoteResult.ADOPTED;
        assertThat(closed.effects()).containsExactly(adopted ? Effect.ACCEPTED : Effect.REJECTED);
        assertThat(now(hours).state()).isEqualTo(adopted ? AmendmentStatus.ACCEPTED : AmendmentStatus.REJECTED);
        assertThat(now(hours).vote()).isNull();
    }
}
