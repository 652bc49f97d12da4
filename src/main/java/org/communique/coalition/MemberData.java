package org.communique.coalition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A member as an administrator describes it. */
public record MemberData(String name, String email, OrganisationId organisation, Set<Role> roles) {

    public MemberData {
        name = Line.clean(name);
        email = email.strip();
        roles = Set.copyOf(roles);
    }

    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (!Line.isValid(name, 120)) {
            problems.add(Problem.MEMBER_NAME);
        }
        if (AddressInName.isIn(name)) {
            problems.add(Problem.ADDRESS_IN_NAME);
        }
        if (!EmailAddress.isValid(email)) {
            problems.add(Problem.EMAIL);
        }
        if (roles.isEmpty()) {
            problems.add(Problem.ROLES);
        }
        return problems;
    }
}
