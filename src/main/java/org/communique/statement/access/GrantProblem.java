package org.communique.statement.access;

import org.communique.statement.Grant;

/** What keeps access from being given. */
public sealed interface GrantProblem {

    record TooMany(int limit) implements GrantProblem {}

    /** There is no such member or organisation. */
    record Unknown(Grant grant) implements GrantProblem {}
}
