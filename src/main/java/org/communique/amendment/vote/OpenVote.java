package org.communique.amendment.vote;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.communique.statement.StatementId;

/**
 * @param amendments their numbers, to be accepted together or not at all
 * @param quorum     how many organisations have to vote; 0 for any number
 * @param revisions  by their numbers, how often the text of each had been changed when it was read; of some or none
 * @param recorded   whether all readers see how each organisation voted, once it is closed
 */
public record OpenVote(
        StatementId statement,
        List<Integer> amendments,
        Map<Integer, Integer> revisions,
        VotePolicy policy,
        int quorum,
        Instant deadline,
        boolean recorded) {

    public static final int MOST_AMENDMENTS = 100;

    /** Whatever their texts are. */
    public OpenVote(
            StatementId statement,
            List<Integer> amendments,
            VotePolicy policy,
            int quorum,
            Instant deadline,
            boolean recorded) {
        this(statement, amendments, Map.of(), policy, quorum, deadline, recorded);
    }
}
