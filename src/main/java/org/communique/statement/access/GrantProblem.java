package org.communique.statement.access;

import org.communique.refusal.Refusal;
import org.communique.refusal.Refused;
import org.communique.refusal.Refused.Cause;
import org.communique.statement.Grant;

/** What keeps access from being given. */
public sealed interface GrantProblem extends Refusal {

    @Refused(because = Cause.INVALID, code = "too-many-grants")
    record TooMany(int limit) implements GrantProblem {}

    /** There is no such member or organisation. */
    @Refused(because = Cause.INVALID, code = "unknown-member-or-organisation")
    record Unknown(Grant grant) implements GrantProblem {}
}
