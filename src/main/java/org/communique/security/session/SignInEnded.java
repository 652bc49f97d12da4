package org.communique.security.session;

/**
 * One session or one token ends now, and what its member has signed in to besides goes on.
 *
 * @param id the hash of its secret
 */
public record SignInEnded(String id) {}
