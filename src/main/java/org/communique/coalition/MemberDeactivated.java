package org.communique.coalition;

/** The member can no longer do anything. */
public record MemberDeactivated(MemberId member) {}
