package org.communique.coalition.access;

import java.time.Instant;
import java.util.Set;
import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.springframework.data.annotation.TypeAlias;

/**
 * A member was granted a role with authority over others, a mandate, or what an organisation can read and write. Administrators and
 * representatives are notified.
 */
public sealed interface AuthorityGranted {

    MemberId member();

    MemberId by();

    /** Whether it was given by an access token, and so perhaps not by its owner. */
    boolean byToken();

    Instant at();

    /** @param roles the new ones that give authority over others */
    @TypeAlias("RolesGranted")
    record RolesGranted(MemberId member, Set<Role> roles, MemberId by, boolean byToken, Instant at)
            implements AuthorityGranted {}

    /**
     * The member is new, has a new role, or belongs to another organisation.
     *
     * @param roles all of the member's
     */
    @TypeAlias("AccessGranted")
    record AccessGranted(
            MemberId member, OrganisationId organisation, Set<Role> roles, MemberId by, boolean byToken, Instant at)
            implements AuthorityGranted {}

    @TypeAlias("MandateGranted")
    record MandateGranted(MemberId member, OrganisationId organisation, MemberId by, boolean byToken, Instant at)
            implements AuthorityGranted {}
}
