package org.communique.treaty.vote;

import java.util.Collection;

/** As the record of the meeting states it: votes of States that were recorded later may differ. */
public record StatedResult(int yes, int no, int abstained) {

    /** Of the United Nations' members and more. */
    public static final int MOST = 250;

    public StatedResult {
        if (Math.min(yes, Math.min(no, abstained)) < 0 || Math.max(yes, Math.max(no, abstained)) > MOST) {
            throw new IllegalArgumentException("not a number of States");
        }
    }

    static StatedResult of(Collection<StateVote> votes) {
        return new StatedResult(
                count(votes, StateVote.YES), count(votes, StateVote.NO), count(votes, StateVote.ABSTAIN));
    }

    private static int count(Collection<StateVote> votes, StateVote vote) {
        return (int) votes.stream().filter(each -> each == vote).count();
    }
}
