package org.communique.coalition.directory;

/** A former member's name was erased, and with it the address that the account had. */
public record MemberErased(MemberId member, EmailAddress address) {}
