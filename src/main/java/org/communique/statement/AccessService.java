package org.communique.statement;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.Directory;
import org.communique.coalition.Member;
import org.communique.coalition.Organisation;
import org.communique.coalition.Role;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Whom a coordinator can give access to. */
@Service
@PreAuthorize("denyAll()")
public class AccessService {

    private final Directory directory;
    private final GrantCheck check;

    AccessService(Directory directory, GrantCheck check) {
        this.directory = directory;
        this.check = check;
    }

    /** What keeps the access from being given; empty if nothing does. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public Optional<GrantProblem> problem(List<Grant> grants) {
        return check.problem(grants);
    }

    @PreAuthorize("hasRole('COORDINATOR')")
    public List<Organisation> organisations() {
        return directory.organisations();
    }

    /** Members who can be given the right, because they have the role that it takes. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public List<Member> members(Grant.Right right) {
        return List.of(Role.values()).stream()
                .filter(role -> StatementRights.serves(role, right))
                .flatMap(role -> directory.membersWith(role).stream())
                .distinct()
                .sorted(Comparator.comparing(Member::name))
                .toList();
    }
}
