package org.communique.statement.sharing;

import org.communique.statement.Grant.Right;
import org.jspecify.annotations.Nullable;

/**
 * A member or an organisation that has access to a statement.
 *
 * @param organisation   display name of the member's; empty for an organisation
 * @param own            what is granted to the member or the organisation itself
 * @param byOrganisation what is granted to the member's organisation
 * @param coordinator    whether the member coordinates, and so has access to every statement
 * @param usable         what the member can do, as it also takes the role for it; null for those who can do nothing now
 */
public record AccessEntry(
        Grantee grantee,
        String name,
        String organisation,
        @Nullable Right own,
        @Nullable Right byOrganisation,
        boolean coordinator,
        @Nullable Right usable) {

    /** What the member can do by the organisation's grant beyond what is granted to them; null if that is nothing. */
    public @Nullable Right moreByOrganisation() {
        if (own == null || byOrganisation == null || usable == null) {
            return null;
        }
        var most = usable.compareTo(byOrganisation) < 0 ? usable : byOrganisation;
        return most.compareTo(own) > 0 ? most : null;
    }

    /** The most that is granted, for whichever reason; null for coordinators who need no grant. */
    public @Nullable Right granted() {
        if (own == null || byOrganisation == null) {
            return own == null ? byOrganisation : own;
        }
        return own.compareTo(byOrganisation) >= 0 ? own : byOrganisation;
    }
}
