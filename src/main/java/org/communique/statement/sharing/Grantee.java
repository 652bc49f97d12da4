package org.communique.statement.sharing;

import static java.util.Objects.requireNonNull;

import org.communique.coalition.directory.MemberId;
import org.communique.coalition.directory.OrganisationId;
import org.communique.statement.Grant;
import org.communique.statement.Grant.Right;
import org.jspecify.annotations.Nullable;

/** To whom access is given: a member or an organisation; exactly one of the two is set. */
public record Grantee(@Nullable MemberId member, @Nullable OrganisationId organisation) {

    public Grantee {
        if ((member == null) == (organisation == null)) {
            throw new IllegalArgumentException("a grantee is a member or an organisation");
        }
    }

    public static Grantee of(MemberId member) {
        return new Grantee(member, null);
    }

    public static Grantee of(OrganisationId organisation) {
        return new Grantee(null, organisation);
    }

    public static Grantee of(Grant grant) {
        return new Grantee(grant.member(), grant.organisation());
    }

    public boolean hasMember() {
        return member != null;
    }

    public Grant with(Right right) {
        return member == null ? Grant.to(requireNonNull(organisation), right) : Grant.to(member, right);
    }
}
