package org.communique.statement;

import java.util.Comparator;
import java.util.List;
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

    AccessService(Directory directory) {
        this.directory = directory;
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
