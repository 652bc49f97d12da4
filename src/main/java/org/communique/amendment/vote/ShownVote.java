package org.communique.amendment.vote;

import java.util.List;
import org.communique.amendment.vote.AmendmentVote.Status;
import org.communique.coalition.directory.OrganisationId;
import org.jspecify.annotations.Nullable;

/**
 * A vote as a member may see it.
 *
 * @param vote    without its ballots
 * @param own     of the member's organisation; null if it has not voted
 * @param canVote whether that organisation is in the electorate
 * @param voted   how many organisations have voted; null where the member is not told
 * @param tally   null until it is closed
 * @param ballots one of each organisation that has voted; empty where the member is not told
 */
public record ShownVote(
        AmendmentVote vote,
        @Nullable Ballot own,
        boolean canVote,
        @Nullable Integer voted,
        @Nullable BallotTally tally,
        List<Ballot> ballots) {

    /** @param merges whether the member may settle amendments */
    static ShownVote of(AmendmentVote vote, OrganisationId organisation, boolean merges) {
        var counted = Ballot.counted(vote.ballots());
        boolean closed = vote.status() == Status.CLOSED;
        return new ShownVote(
                vote.withoutBallots(),
                counted.stream()
                        .filter(ballot -> ballot.organisation().equals(organisation))
                        .findFirst()
                        .orElse(null),
                vote.electorate().contains(organisation),
                closed || merges ? counted.size() : null,
                closed ? vote.tally() : null,
                closed && (vote.recorded() || merges) ? counted : List.of());
    }
}
