package org.communique.amendment.vote;

/** What it takes to adopt. Abstentions are neither for nor against. */
public enum VotePolicy {
    /** More for than against. */
    SIMPLE_MAJORITY {
        @Override
        boolean adopts(BallotTally tally) {
            return tally.yes() > tally.no();
        }
    },
    /** Of those for and against. */
    TWO_THIRDS {
        @Override
        boolean adopts(BallotTally tally) {
            return tally.yes() > 0 && tally.yes() >= 2 * tally.no();
        }
    },
    /** At least one for, and none against. */
    CONSENSUS {
        @Override
        boolean adopts(BallotTally tally) {
            return tally.yes() > 0 && tally.no() == 0;
        }
    },
    /** None against until the deadline. */
    SILENCE {
        @Override
        boolean adopts(BallotTally tally) {
            return tally.no() == 0;
        }
    };

    abstract boolean adopts(BallotTally tally);
}
