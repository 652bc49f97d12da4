package org.communique.workflow;

import java.util.List;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.Role;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.StatementRights;
import org.springframework.stereotype.Component;

/** Who can be asked to decide on a statement's stages. */
@Component
class Eligibility {

    private final Directory directory;
    private final StatementRights rights;

    Eligibility(Directory directory, StatementRights rights) {
        this.directory = directory;
        this.rights = rights;
    }

    /** By name. */
    List<Member> members(Statement statement, Role role) {
        return directory.membersWith(role).stream()
                .filter(member -> mayDecide(member, statement, role))
                .toList();
    }

    boolean mayDecide(Member member, Statement statement, Role role) {
        var right = role == Role.REVIEWER ? Right.REVIEW : Right.READ;
        return member.is(role) && rights.allows(member, statement, right);
    }
}
