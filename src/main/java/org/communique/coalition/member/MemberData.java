package org.communique.coalition.member;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.communique.coalition.directory.AddressDetector;
import org.communique.coalition.directory.EmailAddress;
import org.communique.coalition.directory.OrganisationId;
import org.communique.coalition.directory.Role;
import org.communique.coalition.directory.ValidationProblem;
import org.communique.text.unicode.ShortText;

/** A member as an administrator describes it. */
public record MemberData(String name, String email, OrganisationId organisation, Set<Role> roles) {

    public static final int LONGEST_NAME = 120;

    public MemberData {
        name = ShortText.line(name, LONGEST_NAME);
        email = email.strip();
        roles = Set.copyOf(roles);
    }

    public List<ValidationProblem> problems() {
        var problems = new ArrayList<ValidationProblem>();
        if (!ShortText.isGood(name, LONGEST_NAME)) {
            problems.add(name.isBlank() ? ValidationProblem.MEMBER_NAME_MISSING : ValidationProblem.MEMBER_NAME);
        }
        if (AddressDetector.isIn(name)) {
            problems.add(ValidationProblem.ADDRESS_IN_NAME);
        }
        if (!EmailAddress.isValid(email)) {
            problems.add(ValidationProblem.EMAIL);
        }
        if (roles.isEmpty()) {
            problems.add(ValidationProblem.ROLES);
        }
        return problems;
    }
}
