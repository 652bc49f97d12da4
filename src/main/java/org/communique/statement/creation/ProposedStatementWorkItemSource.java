package org.communique.statement.creation;

import java.util.List;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.statement.Phase;
import org.communique.statement.Statement;
import org.communique.statement.Statements;
import org.communique.statement.access.StatementRights;
import org.communique.statement.worklist.WorkItem;
import org.communique.statement.worklist.WorkItemSource;
import org.springframework.stereotype.Component;

/** Coordinators open or decline what members propose. */
@Component
class ProposedStatementWorkItemSource implements WorkItemSource {

    private final Statements statements;
    private final Directory directory;

    ProposedStatementWorkItemSource(Statements statements, Directory directory) {
        this.statements = statements;
        this.directory = directory;
    }

    @Override
    public List<WorkItem> waitingFor(Member member) {
        return StatementRights.coordinates(member)
                ? statements.findByPhaseIn(List.of(Phase.PROPOSED)).stream()
                        .map(this::item)
                        .toList()
                : List.of();
    }

    private WorkItem item(Statement statement) {
        return new WorkItem(
                "statement.work.proposed",
                directory.member(statement.coordinator()).map(Member::name).orElse(""),
                statement.id(),
                statement.title(),
                "statements/" + statement.id().value() + "/draft",
                null);
    }
}
