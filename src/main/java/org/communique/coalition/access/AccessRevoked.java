package org.communique.coalition.access;

import org.communique.coalition.directory.MemberId;

/** Everything that the member has signed in to ends now: sessions, sockets, tokens in use. */
public record AccessRevoked(MemberId member) {}
