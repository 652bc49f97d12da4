package org.communique.coalition;

/**
 * A member as administrators see it.
 *
 * @param joined   whether the member has chosen a password
 * @param revision to send along with a change
 */
public record MemberDetails(Member member, boolean joined, long revision) {}
