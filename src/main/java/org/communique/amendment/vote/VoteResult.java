package org.communique.amendment.vote;

public enum VoteResult {
    ADOPTED,
    REJECTED,
    /** Too few organisations have voted. */
    NO_QUORUM;

    /** @param quorum how many organisations have to vote, abstentions included */
    static VoteResult of(VotePolicy policy, int quorum, BallotTally tally) {
        if (tally.voted() < quorum) {
            return NO_QUORUM;
        }
        return policy.adopts(tally) ? ADOPTED : REJECTED;
    }
}
