package org.communique.coalition;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What other modules' services may look up about the coalition. It checks no rights: its callers have done so, and
 * views never see it.
 */
public interface Directory {

    Optional<Member> member(MemberId id);

    Map<MemberId, Member> members(Collection<MemberId> ids);

    /** Active members with the role, by name. */
    List<Member> membersWith(Role role);

    List<Member> membersOf(OrganisationId organisation);

    Optional<Organisation> organisation(OrganisationId id);

    /** All of them, by display name. */
    List<Organisation> organisations();

    Map<OrganisationId, Organisation> organisations(Collection<OrganisationId> ids);

    /** The member's mandate for the organisation that is valid at the time. */
    Optional<Mandate> mandate(MemberId member, OrganisationId organisation, Instant at);

    /** Members who hold a mandate for the organisation that is valid at the time. */
    List<Member> representatives(OrganisationId organisation, Instant at);
}
