package org.communique.amendment.vote;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;
import static java.util.Comparator.nullsLast;

import java.util.Comparator;
import java.util.List;

/** In what order votes are to be taken: on what is most far-reaching first, as it may decide the rest. */
public final class VotingOrder {

    public static final Comparator<VotedAmendment> OF_AMENDMENTS = comparingInt(VotingOrder::rank)
            .thenComparing(comparingInt(VotedAmendment::words).reversed())
            .thenComparing(voted -> voted.id().number());

    /** Those that someone has put in order, then by the most far-reaching amendment of each. */
    public static final Comparator<AmendmentVote> OF_VOTES = comparing(
                    AmendmentVote::place, nullsLast(Comparator.<Integer>naturalOrder()))
            .thenComparing(vote -> first(vote.amendments()), OF_AMENDMENTS)
            .thenComparing(vote -> vote.id().number());

    private VotingOrder() {}

    private static VotedAmendment first(List<VotedAmendment> amendments) {
        return amendments.stream().min(OF_AMENDMENTS).orElseThrow();
    }

    private static int rank(VotedAmendment amendment) {
        return switch (amendment.kind()) {
            case WHOLE_TEXT -> 0;
            case DELETE -> 1;
            case REPLACE -> 2;
            case MOVE -> 3;
            case ADD -> 4;
        };
    }
}
