package org.communique.statement.access;

import java.util.Arrays;
import java.util.List;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant.Right;
import org.communique.statement.StatementId;
import org.communique.statement.Statements;
import org.springframework.stereotype.Component;

/** Who may read a statement, for features whose members name each other there. It checks no rights of the current member. */
@Component
public class StatementReaders {

    private final Statements statements;
    private final StatementRights rights;
    private final Directory directory;

    StatementReaders(Statements statements, StatementRights rights, Directory directory) {
        this.statements = statements;
        this.rights = rights;
        this.directory = directory;
    }

    public List<Member> of(StatementId id) {
        var statement = statements.findById(id).orElseThrow();
        return Arrays.stream(Role.values())
                .flatMap(role -> directory.membersWith(role).stream())
                .distinct()
                .filter(member -> rights.allows(member, statement, Right.READ))
                .toList();
    }

    public boolean include(MemberId reader, StatementId id) {
        return directory
                .member(reader)
                .flatMap(member ->
                        statements.findById(id).filter(statement -> rights.allows(member, statement, Right.READ)))
                .isPresent();
    }
}
