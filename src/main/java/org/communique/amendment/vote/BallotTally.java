package org.communique.amendment.vote;

import java.util.Collection;
import org.communique.amendment.vote.Ballot.Choice;

/** How many organisations voted how. */
public record BallotTally(int yes, int no, int abstained) {

    /** @param ballots in the order in which they were cast, also those that were replaced since */
    static BallotTally of(Collection<Ballot> ballots) {
        var counted = Ballot.counted(ballots);
        return new BallotTally(count(counted, Choice.YES), count(counted, Choice.NO), count(counted, Choice.ABSTAIN));
    }

    private static int count(Collection<Ballot> ballots, Choice choice) {
        return (int)
                ballots.stream().filter(ballot -> ballot.choice() == choice).count();
    }

    public int voted() {
        return yes + no + abstained;
    }
}
