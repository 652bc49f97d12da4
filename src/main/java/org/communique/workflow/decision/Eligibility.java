package org.communique.workflow.decision;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.communique.statement.Statement;
import org.communique.statement.access.StatementRights;
import org.springframework.stereotype.Component;

/** Who can be asked to decide on a statement's stages. */
@Component
public class Eligibility {

    private final Directory directory;
    private final StatementRights rights;

    Eligibility(Directory directory, StatementRights rights) {
        this.directory = directory;
        this.rights = rights;
    }

    /** By name. */
    public List<Member> members(Statement statement, Role role) {
        return candidates(statement, role).stream()
                .filter(member -> mayDecide(member, statement, role))
                .toList();
    }

    /** Those with the role who have access; coordinators have it to every statement. Not all members are read for it. */
    private List<Member> candidates(Statement statement, Role role) {
        if (role == Role.COORDINATOR) {
            return directory.membersWith(role);
        }
        var coordinators = directory.membersWith(Role.COORDINATOR, role);
        var granted = directory.membersWith(
                role,
                statement.grants().stream()
                        .map(Grant::member)
                        .filter(Objects::nonNull)
                        .toList(),
                statement.grants().stream()
                        .map(Grant::organisation)
                        .filter(Objects::nonNull)
                        .toList());
        return Stream.concat(coordinators.stream(), granted.stream())
                .distinct()
                .sorted(Comparator.comparing(Member::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    public boolean mayDecide(Member member, Statement statement, Role role) {
        var right = role == Role.REVIEWER ? Right.REVIEW : Right.READ;
        return member.is(role) && rights.allows(member, statement, right);
    }
}
