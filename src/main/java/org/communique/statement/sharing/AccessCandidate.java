package org.communique.statement.sharing;

import org.communique.statement.Grant.Right;

/**
 * A member or an organisation that can be given access.
 *
 * @param detail the member's organisation; an organisation's official name
 * @param right  that is suggested: the most that the member's roles let them use; for an organisation, to review
 */
public record AccessCandidate(Grantee grantee, String name, String detail, Right right) {}
