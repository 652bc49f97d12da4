package org.communique.amendment.vote;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.function.BinaryOperator;
import org.communique.amendment.AmendmentRights;
import org.communique.coalition.directory.Member;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorkItemSource;
import org.springframework.stereotype.Component;

/** Statements with open votes in which an organisation has not voted yet, for those who speak for it. */
@Component
class VoteWorkItemSource implements WorkItemSource {

    private final AmendmentVotes votes;
    private final Statements statements;
    private final StatementRights rights;
    private final Clock clock;

    VoteWorkItemSource(AmendmentVotes votes, Statements statements, StatementRights rights, Clock clock) {
        this.votes = votes;
        this.statements = statements;
        this.rights = rights;
        this.clock = clock;
    }

    @Override
    public List<WorkItem> waitingFor(Member member) {
        if (!AmendmentRights.speaks(member)) {
            return List.of();
        }
        var first = votes.awaiting(member.organisation(), clock.instant()).stream()
                .collect(toMap(
                        AmendmentVote::statement,
                        AmendmentVote::deadline,
                        BinaryOperator.minBy(Comparator.naturalOrder())));
        return statements.findAllById(first.keySet()).stream()
                .filter(statement -> rights.allows(member, statement, Right.READ))
                .map(statement -> new WorkItem(
                        "amendment.work.vote",
                        "",
                        statement.id(),
                        statement.title(),
                        "statements/" + statement.id().value() + "/amendments",
                        first.get(statement.id())))
                .toList();
    }
}
