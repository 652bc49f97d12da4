package org.communique.statement.access;

import java.util.List;
import java.util.Optional;
import org.communique.statement.Grant;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.stereotype.Service;

/** Says what keeps access from being given. */
@Service
@PreAuthorize("denyAll()")
public class AccessService {

    private final GrantValidator grantValidator;

    AccessService(GrantValidator grantValidator) {
        this.grantValidator = grantValidator;
    }

    /** What keeps the access from being given; empty if nothing does. */
    @PreAuthorize("hasRole('COORDINATOR')")
    public Optional<GrantProblem> problem(List<Grant> grants) {
        return grantValidator.problem(grants);
    }
}
