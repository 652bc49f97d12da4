package org.communique.amendment;

import static java.util.stream.Collectors.toMap;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import org.communique.coalition.directory.Member;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorkItemSource;
import org.springframework.stereotype.Component;

/** Rounds in which an organisation has not proposed anything yet, for those who speak for it. */
@Component
class AmendmentWorkItemSource implements WorkItemSource {

    private final Rounds rounds;
    private final Amendments amendments;
    private final Statements statements;
    private final StatementRights rights;
    private final Clock clock;

    AmendmentWorkItemSource(
            Rounds rounds, Amendments amendments, Statements statements, StatementRights rights, Clock clock) {
        this.rounds = rounds;
        this.amendments = amendments;
        this.statements = statements;
        this.rights = rights;
        this.clock = clock;
    }

    @Override
    public List<WorkItem> waitingFor(Member member) {
        if (!AmendmentRights.speaks(member)) {
            return List.of();
        }
        var open = rounds.open(clock.instant());
        var asked = statements
                .findAllById(open.stream().map(AmendmentRound::statement).toList())
                .stream()
                .filter(statement -> isAsked(member, statement))
                .collect(toMap(Statement::id, statement -> statement));
        return open.stream()
                .filter(round -> asked.containsKey(round.statement())
                        && round.takesFrom(member.organisation())
                        && amendments
                                .proposers(round.id(), member.organisation())
                                .isEmpty())
                .map(round -> item(round, Objects.requireNonNull(asked.get(round.statement()))))
                .toList();
    }

    /** Coordinators can read every statement; they are asked about those to which they, or their organisation, have access by name. */
    private boolean isAsked(Member member, Statement statement) {
        return rights.allows(member, statement, Right.READ)
                && statement.grants().stream()
                        .anyMatch(grant -> member.id().equals(grant.member())
                                || member.organisation().equals(grant.organisation()));
    }

    private static WorkItem item(AmendmentRound round, Statement statement) {
        return new WorkItem(
                "amendment.work.propose",
                "",
                statement.id(),
                statement.title(),
                "statements/" + statement.id().value() + "/amendments",
                round.deadline());
    }
}
