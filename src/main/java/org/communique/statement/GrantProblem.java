package org.communique.statement;

/** What keeps access from being given. */
public sealed interface GrantProblem {

    record TooMany(int limit) implements GrantProblem {}

    /** There is no such member or organisation. */
    record Unknown(Grant grant) implements GrantProblem {}
}
