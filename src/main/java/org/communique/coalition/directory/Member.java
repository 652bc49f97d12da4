package org.communique.coalition.directory;

import java.util.Set;

/** A person's account, as other modules see it: nothing here signs in. */
public record Member(
        MemberId id, String name, EmailAddress email, OrganisationId organisation, Set<Role> roles, boolean active) {

    public boolean is(Role role) {
        return roles.contains(role);
    }
}
