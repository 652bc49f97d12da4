package org.communique.amendment.vote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.communique.RandomSeed;
import org.communique.amendment.Amendment.AmendmentKind;
import org.communique.amendment.AmendmentId;
import org.communique.amendment.vote.Ballot.Choice;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.StatementId;
import org.junit.jupiter.api.Test;

class VoteResultTests {

    private static VoteResult result(VotePolicy policy, int quorum, int yes, int no, int abstained) {
        return VoteResult.of(policy, quorum, new BallotTally(yes, no, abstained));
    }

    @Test
    void takesMoreForThanAgainst() {
        assertThat(result(VotePolicy.SIMPLE_MAJORITY, 0, 2, 1, 9)).isEqualTo(VoteResult.ADOPTED);
        assertThat(result(VotePolicy.SIMPLE_MAJORITY, 0, 2, 2, 0)).isEqualTo(VoteResult.REJECTED);
        assertThat(result(VotePolicy.SIMPLE_MAJORITY, 0, 0, 0, 5)).isEqualTo(VoteResult.REJECTED);
    }

    @Test
    void takesTwoThirdsOfThoseForAndAgainst() {
        assertThat(result(VotePolicy.TWO_THIRDS, 0, 2, 1, 9)).isEqualTo(VoteResult.ADOPTED);
        assertThat(result(VotePolicy.TWO_THIRDS, 0, 5, 3, 0)).isEqualTo(VoteResult.REJECTED);
        assertThat(result(VotePolicy.TWO_THIRDS, 0, 0, 0, 5)).isEqualTo(VoteResult.REJECTED);
    }

    @Test
    void takesNoneAgainstForConsensusAndSilence() {
        assertThat(result(VotePolicy.CONSENSUS, 0, 1, 0, 4)).isEqualTo(VoteResult.ADOPTED);
        assertThat(result(VotePolicy.CONSENSUS, 0, 9, 1, 0)).isEqualTo(VoteResult.REJECTED);
        assertThat(result(VotePolicy.CONSENSUS, 0, 0, 0, 0)).isEqualTo(VoteResult.REJECTED);
        assertThat(result(VotePolicy.SILENCE, 0, 0, 0, 0)).isEqualTo(VoteResult.ADOPTED);
        assertThat(result(VotePolicy.SILENCE, 0, 9, 1, 0)).isEqualTo(VoteResult.REJECTED);
    }

    @Test
    void countsAbstentionsForTheQuorumOnly() {
        assertThat(result(VotePolicy.SIMPLE_MAJORITY, 3, 2, 0, 0)).isEqualTo(VoteResult.NO_QUORUM);
        assertThat(result(VotePolicy.SIMPLE_MAJORITY, 3, 2, 0, 1)).isEqualTo(VoteResult.ADOPTED);
    }

    /** Whatever the policy: a vote for never hurts, one against never helps, and the order of organisations makes no difference. */
    @Test
    void isFairWhateverIsCast() {
        var random = new Random(RandomSeed.of(VoteResultTests.class));
        for (int i = 0; i < 2_000; i++) {
            var ballots = new ArrayList<Ballot>();
            for (int j = random.nextInt(12); j > 0; j--) {
                ballots.add(ballot(random.nextInt(6), Choice.values()[random.nextInt(3)]));
            }
            var tally = BallotTally.of(ballots);
            var counted = new ArrayList<>(Ballot.counted(ballots));
            Collections.shuffle(counted, random);
            assertThat(BallotTally.of(counted)).isEqualTo(tally);
            assertThat(tally.voted()).isEqualTo((int)
                    ballots.stream().map(Ballot::organisation).distinct().count());
            int quorum = random.nextInt(4);
            for (var policy : VotePolicy.values()) {
                var result = VoteResult.of(policy, quorum, tally);
                assertThat(result == VoteResult.NO_QUORUM).isEqualTo(tally.voted() < quorum);
                if (result == VoteResult.ADOPTED) {
                    assertThat(VoteResult.of(policy, quorum, with(ballots, Choice.YES)))
                            .isEqualTo(VoteResult.ADOPTED);
                }
                if (result == VoteResult.REJECTED) {
                    assertThat(VoteResult.of(policy, quorum, with(ballots, Choice.NO)))
                            .isEqualTo(VoteResult.REJECTED);
                }
            }
        }
    }

    private static BallotTally with(List<Ballot> ballots, Choice choice) {
        var more = new ArrayList<>(ballots);
        more.add(ballot(99, choice));
        return BallotTally.of(more);
    }

    private static Ballot ballot(int organisation, Choice choice) {
        return new Ballot(
                new OrganisationId("organisation-" + organisation), choice, "", new MemberId("member"), Instant.EPOCH);
    }

    @Test
    void votesOnTheMostFarReachingFirst() {
        var inOrder = List.of(
                voted(9, AmendmentKind.WHOLE_TEXT, 2),
                voted(8, AmendmentKind.DELETE, 1),
                voted(7, AmendmentKind.REPLACE, 30),
                voted(2, AmendmentKind.REPLACE, 3),
                voted(6, AmendmentKind.REPLACE, 3),
                voted(4, AmendmentKind.MOVE, 90),
                voted(1, AmendmentKind.ADD, 99));
        var mixed = new ArrayList<>(inOrder);
        Collections.shuffle(mixed, new Random(RandomSeed.of(VoteResultTests.class)));

        assertThat(mixed.stream().sorted(VotingOrder.OF_AMENDMENTS)).isEqualTo(inOrder);
    }

    private static VotedAmendment voted(int number, AmendmentKind kind, int words) {
        return new VotedAmendment(AmendmentId.of(new StatementId("statement"), number), kind, words);
    }
}
