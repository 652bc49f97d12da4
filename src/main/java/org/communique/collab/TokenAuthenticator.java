package org.communique.collab;

import java.security.Principal;
import java.util.Optional;

/** Tells whose personal access token it is, for clients that come without a session. */
public interface TokenAuthenticator {

    Optional<Principal> authenticate(String token);
}
