package org.communique.amendment.vote;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.Grant;
import org.communique.statement.Statement;
import org.springframework.stereotype.Component;

/**
 * Which organisations can vote on a statement's amendments: active ones that can read it, or that have an active member who can, and
 * that of the coordinator who is responsible for it. Other coordinators read it, too, but not for their organisations.
 */
@Component
class Electorate {

    private final Directory directory;

    Electorate(Directory directory) {
        this.directory = directory;
    }

    /** By their ids. */
    List<OrganisationId> of(Statement statement) {
        var granted = new HashSet<OrganisationId>();
        var members = new HashSet<MemberId>();
        members.add(statement.coordinator());
        for (Grant grant : statement.grants()) {
            if (grant.organisation() instanceof OrganisationId organisation) {
                granted.add(organisation);
            } else {
                members.add(Objects.requireNonNull(grant.member()));
            }
        }
        directory.members(members).values().stream()
                .filter(Member::active)
                .map(Member::organisation)
                .forEach(granted::add);
        return directory.organisations(granted).values().stream()
                .filter(Organisation::active)
                .map(Organisation::id)
                .sorted((one, other) -> one.value().compareTo(other.value()))
                .toList();
    }
}
