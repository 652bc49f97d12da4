package org.communique.amendment.vote;

import java.util.ArrayList;
import java.util.List;
import org.communique.statement.Statement;
import org.communique.statement.activity.ActivityEntry;
import org.communique.statement.activity.ActivityEntry.Audience;
import org.communique.statement.activity.ActivitySource;
import org.communique.text.format.NameList;
import org.springframework.stereotype.Component;

/** Votes on amendments in a statement's history. */
@Component
class VoteActivitySource implements ActivitySource {

    private final AmendmentVotes votes;

    VoteActivitySource(AmendmentVotes votes) {
        this.votes = votes;
    }

    @Override
    public List<ActivityEntry> of(Statement statement) {
        var entries = new ArrayList<ActivityEntry>();
        votes.of(statement.id()).forEach(vote -> add(vote, entries));
        return entries;
    }

    private static void add(AmendmentVote vote, List<ActivityEntry> entries) {
        var numbers = vote.amendments().stream().map(each -> each.id().number()).toList();
        List<Object> details = List.of(
                numbers.size(),
                NameList.of(numbers.stream().map(String::valueOf).toList()));
        var route = "statements/" + vote.statement().value() + "/amendments/" + numbers.getFirst();
        entries.add(new ActivityEntry(
                "amendment.vote.activity.opened", details, vote.openedBy(), vote.openedAt(), route, Audience.READERS));
        if (vote.result() != null && vote.closedAt() != null) {
            entries.add(new ActivityEntry(
                    "amendment.vote.activity." + vote.result(),
                    details,
                    vote.closedBy(),
                    vote.closedAt(),
                    route,
                    Audience.READERS));
        }
    }
}
