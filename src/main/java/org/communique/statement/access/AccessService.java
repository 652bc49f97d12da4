package org.communique.statement.access;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.Role;
import org.communique.statement.Grant;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Lists members and organisations to give access to. */
@Service
@PreAuthorize("denyAll()")
public class AccessService {

    private final Directory directory;
    private final GrantValidator grantValidator;

    AccessService(Directory directory, GrantValidator grantValidator) {
        this.directory = directory;
        this.grantValidator = grantValidator;
    }

    /** What keeps the access from being given; empty if nothing does. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public Optional<GrantProblem> problem(List<Grant> grants) {
        return grantValidator.problem(grants);
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
