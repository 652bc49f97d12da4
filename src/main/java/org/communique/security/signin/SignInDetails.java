package org.communique.security.signin;

/**
 * What the request of a sign-in says in addition to address and password.
 *
 * @param device the secret of the browser's device cookie, or empty
 */
record SignInDetails(String address, String device) {}
