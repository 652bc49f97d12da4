package org.communique.coalition;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.text.ShortText;

/** A member as an administrator describes it. */
public record MemberData(String name, String email, OrganisationId organisation, Set<Role> roles) {

    static final int LONGEST_NAME = 120;

    public MemberData {
        name = ShortText.line(name, LONGEST_NAME);
        email = email.strip();
        roles = Set.copyOf(roles);
    }

    List<Problem> problems() {
        var problems = new ArrayList<Problem>();
        if (!ShortText.isGood(name, LONGEST_NAME)) {
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
