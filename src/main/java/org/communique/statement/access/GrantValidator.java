package org.communique.statement.access;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.communique.coalition.directory.Directory;
import org.communique.statement.Grant;
import org.springframework.stereotype.Component;

/** Refuses grants to unknown members, and lists that are too long. */
@Component
public class GrantValidator {

    public static final int MOST = 1_000;

    private final Directory directory;

    GrantValidator(Directory directory) {
        this.directory = directory;
    }

    public Optional<GrantProblem> problem(Collection<Grant> grants) {
        if (grants.size() > MOST) {
            return Optional.of(new GrantProblem.TooMany(MOST));
        }
        var members = directory.members(
                grants.stream().map(Grant::member).filter(Objects::nonNull).toList());
        var organisations = directory.organisations(grants.stream()
                .map(Grant::organisation)
                .filter(Objects::nonNull)
                .toList());
        return grants.stream()
                .filter(grant ->
                        !members.containsKey(grant.member()) && !organisations.containsKey(grant.organisation()))
                .findFirst()
                .map(GrantProblem.Unknown::new);
    }

    /**
     * Each once.
     *
     * @throws IllegalArgumentException if there is a problem
     */
    public List<Grant> checked(Collection<Grant> grants) {
        if (problem(grants).isPresent()) {
            throw new IllegalArgumentException("too many grants, or one to whom there is not");
        }
        return grants.stream().distinct().toList();
    }
}
