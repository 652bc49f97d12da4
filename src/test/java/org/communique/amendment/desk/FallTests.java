package org.communique.amendment.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.communique.coalition.directory.CoalitionFixtures.as;
import static org.springframework.data.mongodb.core.query.Criteria.where;
import static org.springframework.data.mongodb.core.query.Query.query;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.communique.ServerTest;
import org.communique.amendment.Amendment;
import org.communique.amendment.Amendment.AmendmentStatus;
import org.communique.amendment.AmendmentFixtures;
import org.communique.amendment.AmendmentFixtures.Round;
import org.communique.amendment.AmendmentRound.Visibility;
import org.communique.amendment.RoundService;
import org.communique.amendment.VoteId;
import org.communique.amendment.change.Applicability.Applies;
import org.communique.amendment.change.Applicability.Falls;
import org.communique.amendment.desk.FallCondition.FallChange;
import org.communique.amendment.desk.FallOutcome.Done;
import org.communique.amendment.desk.FallOutcome.InvalidAmendments;
import org.communique.amendment.desk.FallOutcome.NotOpen;
import org.communique.amendment.desk.FallOutcome.UnderVote;
import org.communique.amendment.desk.MergeOutcome.DoesNotApply;
import org.communique.amendment.synopsis.SynopsisService;
import org.communique.amendment.synopsis.VotingListService;
import org.communique.amendment.vote.AmendmentVote.Effect;
import org.communique.amendment.vote.Ballot.Choice;
import org.communique.amendment.vote.OpenVote;
import org.communique.amendment.vote.VoteOutcome;
import org.communique.amendment.vote.VotePolicy;
import org.communique.amendment.vote.VoteService;
import org.communique.coalition.directory.Member;
import org.communique.statement.activity.ActivityService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.security.access.AccessDeniedException;

@ServerTest
class FallTests {

    private static final String TEXT = """
        ## Safeguards

        States shall ensure adequate safeguards in their law.

        Courts decide within two weeks, and courts give reasons.
        """;

    @Autowired
    AmendmentFixtures amendmentFixtures;

    @Autowired
    FallService falls;

    @Autowired
    FallConditions conditions;

    @Autowired
    MongoOperations mongo;

    @Autowired
    ActivityService activity;

    @Autowired
    AmendmentReviewService desk;

    @Autowired
    VoteService votes;

    @Autowired
    RoundService rounds;

    @Autowired
    SynopsisService synopsis;

    @Autowired
    VotingListService votingList;

    private Round round;
    private Amendment hours;
    private Amendment effective;

    @BeforeEach
    void propose() {
        round = amendmentFixtures.round(TEXT);
        hours = propose(0, "two weeks", "48 hours");
        effective = propose(1, "adequate", "effective");
    }

    private Amendment propose(int proposer, String words, String others) {
        return round.propose(round.proposers.get(proposer), TEXT.replace(words, others))
                .getFirst();
    }

    private FallOutcome fallsWith(Amendment amendment, Integer... numbers) {
        return as(round.drafter, () -> falls.set(amendment.id(), List.of(numbers)));
    }

    private MergeOutcome accept(Amendment amendment) {
        return as(round.drafter, () -> desk.accept(amendment.id(), ""));
    }

    private Standing standing(Member member, Amendment amendment) {
        return as(member, () -> desk.find(amendment.id())).orElseThrow().standing();
    }

    private VoteOutcome open(Amendment... chosen) {
        var numbers = List.of(chosen).stream()
                .map(amendment -> amendment.id().number())
                .toList();
        var deadline = Instant.now().plus(Duration.ofDays(7));
        return as(
                round.drafter,
                () -> votes.open(
                        new OpenVote(round.statement, numbers, VotePolicy.SIMPLE_MAJORITY, 0, deadline, true)));
    }

    private static VoteId vote(VoteOutcome outcome) {
        return ((VoteOutcome.Done) outcome).vote().vote().id();
    }

    @Test
    void isInTheHistoryWithEachChange() {
        fallsWith(hours, effective.id().number());
        fallsWith(hours, effective.id().number());
        fallsWith(hours);

        assertThat(as(round.proposers.get(2), () -> activity.csv(round.statement)))
                .containsOnlyOnce("Amendment 1 set to fall if amendment 2 is accepted")
                .containsOnlyOnce("Amendment 1 set to fall with no other");
    }

    @Test
    void fallsOnceTheOtherIsAcceptedAndComesBackWhenThatIsUndone() {
        assertThat(fallsWith(effective, 1)).isEqualTo(new Done(List.of(1)));
        assertThat(standing(round.proposers.get(2), effective).fallsWith()).containsExactly(1);
        assertThat(standing(round.drafter, effective).applicability()).isEqualTo(new Applies(false));

        accept(hours);
        assertThat(standing(round.drafter, effective).applicability()).isEqualTo(new Falls(Set.of(1)));
        assertThat(standing(round.drafter, effective).amendment().state()).isEqualTo(AmendmentStatus.OPEN);
        assertThat(accept(effective)).isEqualTo(new DoesNotApply(new Falls(Set.of(1))));
        assertThat(open(effective)).isEqualTo(new VoteOutcome.AmendmentDoesNotApply(2, new Falls(Set.of(1))));
        assertThat(round.draft()).contains("adequate", "48 hours");

        as(round.drafter, () -> desk.reopen(hours.id()));
        assertThat(standing(round.drafter, effective).applicability()).isEqualTo(new Applies(false));
        assertThat(accept(effective)).isInstanceOf(MergeOutcome.Done.class);
        assertThat(accept(hours)).isInstanceOf(MergeOutcome.Done.class);
        assertThat(round.draft()).contains("effective", "48 hours");
    }

    @Test
    void fallsWithNoneAnyMoreWhenThatIsSaid() {
        fallsWith(effective, 1);
        accept(hours);
        assertThat(fallsWith(effective)).isEqualTo(new Done(List.of()));
        assertThat(accept(effective)).isInstanceOf(MergeOutcome.Done.class);
    }

    @Test
    void isNotAcceptedAtTheSameTimeAsTheOther() throws Exception {
        fallsWith(effective, 1);
        fallsWith(hours, 2);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var outcomes = threads.invokeAll(List.of(() -> accept(hours), () -> accept(effective)));
            assertThat(outcomes)
                    .extracting(outcome -> outcome.resultNow() instanceof MergeOutcome.Done)
                    .containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void isNotPutToTheVoteTogetherWithWhatItFallsWith() {
        fallsWith(effective, 1);
        assertThat(open(hours, effective)).isEqualTo(new VoteOutcome.AmendmentDoesNotApply(2, new Falls(Set.of(1))));
    }

    @Test
    void staysOpenWhereItFellWhileItWasVotedOn() {
        fallsWith(effective, 1);
        var vote = vote(open(effective));
        assertThat(fallsWith(effective)).isInstanceOf(UnderVote.class);
        assertThat(as(round.drafter, () -> votingList.csv(round.statement))
                        .lines()
                        .skip(1))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("Monsoon").endsWith(",\"1\""));
        as(round.proposers.get(2), () -> votes.cast(vote, Choice.YES, ""));
        accept(hours);

        var closed = (VoteOutcome.Done) as(round.drafter, () -> votes.close(vote));
        assertThat(closed.vote().vote().effects()).containsExactly(Effect.FALLS);
        assertThat(standing(round.drafter, effective).amendment())
                .satisfies(amendment -> assertThat(amendment.state()).isEqualTo(AmendmentStatus.OPEN))
                .satisfies(amendment -> assertThat(amendment.vote()).isNull());
        assertThat(round.draft()).contains("adequate");

        as(round.drafter, () -> desk.reopen(hours.id()));
        assertThat(accept(effective)).isInstanceOf(MergeOutcome.Done.class);
    }

    @Test
    void namesOthersOfTheSameRoundThatTheMemberSees() {
        assertThat(fallsWith(effective, 2)).isInstanceOf(InvalidAmendments.class);
        assertThat(fallsWith(effective, 7)).isInstanceOf(InvalidAmendments.class);
        assertThat(fallsWith(effective, IntStream.range(1, 52).boxed().toArray(Integer[]::new)))
                .isInstanceOf(InvalidAmendments.class);
        assertThatThrownBy(() -> as(round.proposers.get(1), () -> falls.set(effective.id(), List.of(1))))
                .isInstanceOf(AccessDeniedException.class);
        accept(effective);
        assertThat(fallsWith(effective, 1)).isInstanceOf(NotOpen.class);

        as(round.coordinator, () -> rounds.close(hours.round()));
        round.open(Visibility.WHEN_CLOSED, null);
        var later = round.propose(round.proposers.get(0), round.draft().replace("two weeks", "ten days"))
                .getFirst();
        var last = round.propose(round.proposers.get(1), round.draft().replace("reasons", "their reasons"))
                .getFirst();
        assertThat(as(round.coordinator, () -> falls.set(later.id(), List.of(1))))
                .isInstanceOf(InvalidAmendments.class);
        assertThat(as(
                        round.coordinator,
                        () -> falls.set(later.id(), List.of(last.id().number()))))
                .isInstanceOf(Done.class);
        // Its own organisation is not told of what is hidden from it.
        assertThat(standing(round.proposers.get(0), later).fallsWith()).isEmpty();
        assertThat(as(round.proposers.get(0), () -> falls.of(round.statement)).getOrDefault(later.id(), List.of()))
                .isEmpty();
        as(round.coordinator, () -> desk.accept(last.id(), ""));
        assertThat(standing(round.proposers.get(0), later).applicability()).isEqualTo(new Falls(Set.of()));
    }

    @Test
    void isInTheSynopsis() {
        fallsWith(effective, 1);
        accept(hours);
        var rows =
                as(round.drafter, () -> synopsis.csv(round.statement)).lines().toList();
        assertThat(rows.getFirst()).contains("falls if adopted");
        assertThat(rows.get(1))
                .contains("\"Falls, since amendment 1 was adopted\"")
                .contains(",\"1\",");
    }

    @Test
    void keepsTheLastOfVeryManyChanges() {
        for (int i = 0; i < 205; i++) {
            conditions.set(effective.id(), new FallChange(List.of(i), round.drafter.id(), Instant.ofEpochSecond(i)));
        }

        assertThat(conditions.all(round.statement)).singleElement().satisfies(condition -> {
            assertThat(condition.changes()).hasSize(200);
            assertThat(condition.changes().getLast().numbers()).containsExactly(204);
        });
    }

    @Test
    void isReadThoughItWasStoredWithoutItsChanges() {
        fallsWith(effective, 1);
        mongo.updateFirst(query(where("_id").is(effective.id())), new Update().unset("changes"), FallCondition.class);

        assertThat(as(round.drafter, () -> activity.csv(round.statement))).doesNotContain("set to fall");
        assertThat(standing(round.drafter, effective).fallsWith()).containsExactly(1);
    }
}
