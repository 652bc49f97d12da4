package org.communique.statement;

import java.util.Optional;
import org.communique.coalition.CurrentMember;
import org.communique.coalition.Member;
import org.communique.coalition.Role;
import org.communique.statement.Grant.Right;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Who may do what with one statement. Nothing is allowed that is not granted: coordinators may read every statement,
 * everybody else needs a grant to themselves or their organisation, and the role that goes with the act; a feature
 * can open reading to those whom it asks for something.
 */
@Component("statementRights")
public class StatementRights {

    private final Statements statements;
    private final CurrentMember currentMember;
    private final ObjectProvider<Readership> readerships;

    StatementRights(Statements statements, CurrentMember currentMember, ObjectProvider<Readership> readerships) {
        this.statements = statements;
        this.currentMember = currentMember;
        this.readerships = readerships;
    }

    public boolean canRead(StatementId statement) {
        return current(statement, Right.READ);
    }

    public boolean canRead(VersionId version) {
        return canRead(version.statement());
    }

    public boolean canReview(StatementId statement) {
        return current(statement, Right.REVIEW);
    }

    public boolean canEdit(StatementId statement) {
        return current(statement, Right.EDIT);
    }

    /** Open calls, publish, change access. */
    public boolean canCoordinate(StatementId statement) {
        return statements.findById(statement).isPresent()
                && currentMember
                        .find()
                        .filter(member -> member.is(Role.COORDINATOR))
                        .isPresent();
    }

    public boolean allows(Member member, Statement statement, Right right) {
        return member.active()
                && hasRole(member, right)
                && (member.is(Role.COORDINATOR)
                        || granted(member, statement, right)
                        || right == Right.READ && belongsToReaders(member, statement));
    }

    private boolean belongsToReaders(Member member, Statement statement) {
        return readerships.stream().anyMatch(readership -> readership.includes(member, statement));
    }

    private boolean current(StatementId id, Right right) {
        Optional<Statement> statement = statements.findById(id);
        return statement.isPresent()
                && currentMember
                        .find()
                        .filter(member -> allows(member, statement.get(), right))
                        .isPresent();
    }

    private static boolean hasRole(Member member, Right right) {
        return switch (right) {
            case READ -> true;
            case REVIEW -> member.is(Role.REVIEWER);
            case EDIT -> member.is(Role.DRAFTER) || member.is(Role.COORDINATOR);
        };
    }

    private static boolean granted(Member member, Statement statement, Right right) {
        return statement.grants().stream()
                .filter(grant -> grant.right().compareTo(right) >= 0)
                .anyMatch(grant -> member.id().equals(grant.member())
                        || member.organisation().equals(grant.organisation()));
    }
}
