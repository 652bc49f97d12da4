package org.communique.statement;

import static java.util.Objects.requireNonNull;

import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.jspecify.annotations.Nullable;

/** Access to one statement, given to a member or to all members of an organisation; exactly one of the two is set. */
public record Grant(@Nullable MemberId member, @Nullable OrganisationId organisation, Right right) {

    public Grant {
        requireNonNull(right, "right");
        if ((member == null) == (organisation == null)) {
            throw new IllegalArgumentException("a grant is to a member or to an organisation");
        }
    }

    public static Grant to(MemberId member, Right right) {
        return new Grant(member, null, right);
    }

    public static Grant to(OrganisationId organisation, Right right) {
        return new Grant(null, organisation, right);
    }

    /** Each right includes those before it. What a member may do also takes the role for it. */
    public enum Right {
        READ,
        REVIEW,
        EDIT
    }
}
