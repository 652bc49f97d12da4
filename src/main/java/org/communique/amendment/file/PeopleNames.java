package org.communique.amendment.file;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.communique.coalition.directory.Directory;
import org.communique.coalition.directory.Member;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.Organisation;
import org.communique.coalition.directory.OrganisationId;
import org.springframework.stereotype.Component;

/** Names as files have them, where nothing else tells of which organisation someone is. */
@Component
class PeopleNames {

    private final Directory directory;

    PeopleNames(Directory directory) {
        this.directory = directory;
    }

    /** Such as {@code Lucía Quispe (Red Andina)}. */
    Map<MemberId, String> of(Set<MemberId> members) {
        var known = directory.members(members);
        var organisations = directory.organisations(
                known.values().stream().map(Member::organisation).collect(Collectors.toSet()));
        return known.values().stream().collect(Collectors.toMap(Member::id, member -> name(member, organisations)));
    }

    private static String name(Member member, Map<OrganisationId, Organisation> organisations) {
        return organisations.get(member.organisation()) instanceof Organisation organisation
                ? member.name() + " (" + organisation.displayName() + ")"
                : member.name();
    }

    Map<OrganisationId, String> ofOrganisations(Set<OrganisationId> ids) {
        return directory.organisations(ids).values().stream()
                .collect(Collectors.toMap(Organisation::id, Organisation::displayName));
    }
}
