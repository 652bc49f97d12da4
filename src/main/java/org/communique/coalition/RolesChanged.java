package org.communique.coalition;

import java.util.Set;

/** The member has these roles from now on. */
public record RolesChanged(MemberId member, Set<Role> roles) {}
